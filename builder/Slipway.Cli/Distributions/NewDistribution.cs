namespace Slipway.Cli.Distributions;

/// <summary>What a new distribution repository is to be.</summary>
internal sealed record NewDistribution
{
    /// <summary>The server's name, and that of its manifest.</summary>
    public required string Name { get; init; }

    /// <summary>Where the image is published; null where that is not said yet.</summary>
    public string? Repository { get; init; }

    /// <summary>Who approves changes; null where that is not said yet.</summary>
    public string? Owner { get; init; }

    /// <summary>Who builds the server, for labels and provenance.</summary>
    public string? Publisher { get; init; }

    /// <summary>What the image starts from.</summary>
    public required string Base { get; init; }

    /// <summary>The server's version; null where the base states it.</summary>
    public string? Server { get; init; }

    /// <summary>The plugins.</summary>
    public IReadOnlyList<ChosenPlugin> Plugins { get; init; } = [];

    /// <summary>Feeds beside those of nuget.config, as the manifest names them.</summary>
    public IReadOnlyList<string> Feeds { get; init; } = [];

    /// <summary>The pipeline.</summary>
    public Pipeline Pipeline { get; init; }

    /// <summary>The manifest's file.</summary>
    public string ManifestFile => Name + ".yaml";
}
