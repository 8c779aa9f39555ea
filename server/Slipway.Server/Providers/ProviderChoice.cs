using System.Text.Json;

namespace Slipway.Server.Providers;

/// <summary>Which provider serves a capability and how it is configured, as environment, store or a caller says it.</summary>
internal sealed record ProviderChoice
{
    /// <summary>The provider's name; beside a plugin it is a label only.</summary>
    public required string Provider { get; init; }

    /// <summary>The plugin's program, or null for a provider that is compiled in.</summary>
    public string? Plugin { get; init; }

    /// <summary>The configuration, an object.</summary>
    public required JsonElement Config { get; init; }
}
