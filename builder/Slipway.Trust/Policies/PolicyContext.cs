using Slipway.Trust.Advisories.Scanning;
using Slipway.Trust.Sbom;
using Slipway.Trust.TrustedRoots;

namespace Slipway.Trust.Policies;

/// <summary>What a verification needs beside policy and evidence.</summary>
public sealed record PolicyContext
{
    /// <summary>Whom to believe about certificates, logs and times; needed for identities.</summary>
    public TrustedRoot? Root { get; init; }

    /// <summary>Scans a bill of materials; null when there is no database.</summary>
    public Func<BillOfMaterials, ScanDecisions, ScanReport>? Scan { get; init; }

    /// <summary>When the verification is made.</summary>
    public required DateTimeOffset Time { get; init; }
}
