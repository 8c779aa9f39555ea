namespace Slipway.Trust.Advisories.Indexing;

/// <summary>What a source of advisories holds.</summary>
public enum AdvisorySourceKind
{
    /// <summary>A zip of <c>ID.json</c> records, as osv.dev publishes one for every ecosystem.</summary>
    OsvZip,

    /// <summary>A folder of <c>ID.json</c> records, at any depth.</summary>
    OsvFolder,

    /// <summary>A page of NuGet's VulnerabilityInfo resource.</summary>
    NuGetPage,
}
