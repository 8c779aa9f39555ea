namespace Slipway.Sdk.Tasks.Checks;

/// <summary>What the checks need to know of a project that is packed.</summary>
internal sealed record PluginProject
{
    /// <summary>The project file.</summary>
    public required string File { get; init; }

    /// <summary>The folder of the project; plugin.yaml lies there.</summary>
    public required string Folder { get; init; }

    /// <summary>The compiled assembly.</summary>
    public required string Assembly { get; init; }

    /// <summary>The version of the package.</summary>
    public required string PackageVersion { get; init; }

    /// <summary>The licence expression of the package; empty when it has none.</summary>
    public string PackageLicense { get; init; } = "";

    /// <summary>Whether the project says of itself that it is a plugin; null when it says nothing.</summary>
    public bool? IsPlugin { get; init; }

    /// <summary>Whether schemas are written even where files exist.</summary>
    public bool WriteSchemas { get; init; }
}
