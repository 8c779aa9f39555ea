namespace Slipway.Metadata.Tiers;

/// <summary>How much stands behind a plugin. A tier is earned by evidence, never just claimed.</summary>
public enum Tier
{
    /// <summary>Tier 1: part of the product, released with the server.</summary>
    BuiltIn = 1,

    /// <summary>Tier 2: of another repository, curated, with evidence for everything it claims.</summary>
    Supported = 2,

    /// <summary>Tier 3: anybody's; no promise.</summary>
    Community = 3,
}
