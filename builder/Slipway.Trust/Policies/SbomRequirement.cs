using Slipway.Trust.Sbom.Quality;

namespace Slipway.Trust.Policies;

/// <summary>What the bill of materials must be.</summary>
public sealed record SbomRequirement(SignerRequirement Signers)
{
    /// <summary>The level of OWASP SCVS that it must reach; none by default.</summary>
    public ScvsLevels Level { get; init; }

    /// <summary>Whether every file of the layers that the evidence names must belong to a component.</summary>
    public bool CoversFiles { get; init; } = true;
}
