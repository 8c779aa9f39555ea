namespace Slipway.Server.Settings;

/// <summary>What plugins may do and see.</summary>
internal sealed record PluginSettings
{
    public const string DefaultFolder = "/opt/opsorch/plugins";

    /// <summary>The folders of <c>OPSORCH_PLUGIN_DIRS</c>, or null when it is not set.</summary>
    public IReadOnlyList<string>? Folders { get; init; }

    /// <summary>The environment that every stdio plugin sees.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>PATH, by which the names of plugins are found.</summary>
    public string SearchPath { get; init; } = "";

    /// <summary>Whether compiled-in plugins reach declared hosts only.</summary>
    public bool EnforceEgress { get; init; }
}
