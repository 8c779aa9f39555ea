using System.Text.Json;

namespace Slipway.Server.Settings;

/// <summary>What the environment says about one capability.</summary>
internal sealed record CapabilitySettings
{
    /// <summary>The provider's name, trimmed and in lower case, or null.</summary>
    public string? Provider { get; init; }

    /// <summary>The plugin's program, trimmed, or null.</summary>
    public string? Plugin { get; init; }

    /// <summary>The configuration, an object.</summary>
    public required JsonElement Config { get; init; }

    /// <summary>The configuration as the variable holds it, or null; stdio plugins may read it themselves.</summary>
    public string? ConfigText { get; init; }

    /// <summary>How long a call may take, or null for what the operation says.</summary>
    public TimeSpan? Timeout { get; init; }

    public int Processes { get; init; } = 1;
}
