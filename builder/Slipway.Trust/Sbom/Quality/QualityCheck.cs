using System.Collections.Immutable;

namespace Slipway.Trust.Sbom.Quality;

/// <summary>What one control found.</summary>
/// <param name="Id">The control, such as <c>SCVS-2.14</c>.</param>
/// <param name="Name">What it demands.</param>
/// <param name="Levels">Which levels demand it.</param>
/// <param name="Offenders">Refs of the components that fail it, or words for the document; empty when it passed.</param>
public sealed record QualityCheck(string Id, string Name, ScvsLevels Levels, ImmutableArray<string> Offenders)
{
    /// <summary>Whether it passed.</summary>
    public bool Passed => Offenders.IsEmpty;
}
