using Slipway.Cli.Manifests;

namespace Slipway.Cli.Distributions;

/// <summary>What a new distribution repository is to be: a manifest, and what goes with it.</summary>
internal sealed record NewDistribution : NewManifest
{
    /// <summary>Who approves changes; null where that is not said yet.</summary>
    public string? Owner { get; init; }

    /// <summary>The pipeline.</summary>
    public Pipeline Pipeline { get; init; }

    /// <summary>How the repository hears of newer versions.</summary>
    public Updates Updates { get; init; }
}
