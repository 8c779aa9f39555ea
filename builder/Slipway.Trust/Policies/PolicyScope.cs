using System.Collections.Immutable;
using Slipway.Trust.Advisories.Scanning;

namespace Slipway.Trust.Policies;

/// <summary>What is demanded of the images of some repositories.</summary>
/// <param name="Pattern">A repository with its registry; a <c>*</c> at the end stands for everything below.</param>
public sealed record PolicyScope(string Pattern)
{
    /// <summary>What follows from a failed check.</summary>
    public PolicyMode Mode { get; init; }

    /// <summary>Who must have signed the image.</summary>
    public SignerRequirement? Signatures { get; init; }

    /// <summary>Statements that must be there.</summary>
    public ImmutableArray<AttestationRequirement> Attestations { get; init; } = [];

    /// <summary>Builders that are believed; empty demands no provenance.</summary>
    public ImmutableArray<BuilderRequirement> Builders { get; init; } = [];

    /// <summary>The lowest SLSA build level that provenance must prove.</summary>
    public int LeastLevel { get; init; } = 1;

    /// <summary>What the bill of materials must be.</summary>
    public SbomRequirement? Sbom { get; init; }

    /// <summary>What may be known against the components; null demands no scan.</summary>
    public ScanPolicy? Advisories { get; init; }

    /// <summary>What people have decided about weaknesses.</summary>
    public ScanDecisions Decisions { get; init; } = ScanDecisions.None;

    /// <summary>The conformance run that must have passed.</summary>
    public ConformanceRequirement? Conformance { get; init; }

    /// <summary>The bases that are allowed, by digest; empty allows any.</summary>
    public ImmutableArray<Sha256Digest> Bases { get; init; } = [];

    /// <summary>The line of the policy on which the scope begins, for reports.</summary>
    public int Line { get; init; } = 1;

    /// <summary>What of it a part has to prove: an index has no components, and a conformance run is about the whole.</summary>
    internal PolicyScope For(EvidencePart part) => part switch
    {
        EvidencePart.Index => this with { Sbom = null, Advisories = null, Bases = [] },
        EvidencePart.Platform => this with { Conformance = null },
        _ => this,
    };

    /// <summary>Whether the scope is about a repository.</summary>
    public bool Covers(string repository) => Pattern.EndsWith('*')
        ? repository.StartsWith(Pattern[..^1], StringComparison.Ordinal)
        : repository == Pattern;
}
