namespace Slipway.Cli.Manifests;

/// <summary>What a manifest that a command writes is to say.</summary>
internal record NewManifest
{
    /// <summary>The server's name, and that of its manifest.</summary>
    public required string Name { get; init; }

    /// <summary>The version of the thing built.</summary>
    public string Version { get; init; } = "0.1.0";

    /// <summary>Who builds the server, for labels and provenance.</summary>
    public string? Publisher { get; init; }

    /// <summary>What the image starts from.</summary>
    public required string Base { get; init; }

    /// <summary>The server's version; null where the base states it.</summary>
    public string? Server { get; init; }

    /// <summary>The plugins.</summary>
    public IReadOnlyList<ChosenPlugin> Plugins { get; init; } = [];

    /// <summary>The programs that are plugins.</summary>
    public IReadOnlyList<ChosenProgram> Programs { get; init; } = [];

    /// <summary>Feeds beside those of nuget.config, as the manifest names them.</summary>
    public IReadOnlyList<string> Feeds { get; init; } = [];

    /// <summary>Where the image is published; null where that is not said yet.</summary>
    public string? Repository { get; init; }

    /// <summary>The environment variables of the image.</summary>
    public IReadOnlyDictionary<string, string> Env { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The policy's file; null for the built-in one.</summary>
    public string? Policy { get; init; }

    /// <summary>What is left for a person to do, a line each.</summary>
    public IReadOnlyList<string> Left { get; init; } = [];

    /// <summary>The manifest's file.</summary>
    public string ManifestFile => Name + ".yaml";
}
