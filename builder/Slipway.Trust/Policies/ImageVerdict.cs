using System.Collections.Immutable;
using Slipway.Trust.InToto;
using Slipway.Trust.Provenance;

namespace Slipway.Trust.Policies;

/// <summary>What a policy says of all that a name points to: of the image, or of an index and each image below it.</summary>
/// <param name="Parts">The verdicts; the first is about the digest that the name points to.</param>
public sealed record ImageVerdict(ImmutableArray<PolicyVerdict> Parts)
{
    /// <summary>The verdict about the digest that was asked for.</summary>
    public PolicyVerdict Whole => Parts[0];

    /// <summary>The SLSA build level that every part reaches.</summary>
    public int Level => Parts.Min(part => part.Level);

    /// <summary>Whether checks were made and none of any part failed: what a policy skips has not passed.</summary>
    public bool Passed => Parts.All(part => part.Passed && part.Mode is not PolicyMode.Skip);

    /// <summary>Whether it may be used: what one part does not prove the others cannot make up for.</summary>
    public bool Allowed => Parts.All(part => part.Allowed);

    /// <summary>Everything that stood in the way.</summary>
    public IEnumerable<TrustProblem> Problems => Parts.SelectMany(part => part.Problems).Distinct();

    /// <summary>The verdict as a summary that can be signed.</summary>
    public VerificationSummary ToSummary(DateTimeOffset time) => new()
    {
        Time = time,
        ResourceUri = $"oci://{Whole.Evidence.Repository}@{Whole.Evidence.Image}",
        Policy = new ResourceDescriptor("policy") { Uri = Whole.Policy.Uri }.With(Whole.Policy.Digest),
        InputAttestations = [.. Parts.SelectMany(part => part.Evidence.Bundles.Where(bundle => part.Used.Contains(bundle.Location)))
            .DistinctBy(bundle => bundle.Location)
            .Select(bundle => new ResourceDescriptor(bundle.Location) { Uri = bundle.Location }.With(Sha256Digest.Of(bundle.Json.Span)))],
        Passed = Passed,
        Levels = Passed && Level > 0 ? [$"SLSA_BUILD_LEVEL_{Level}"] : [],
    };

    /// <summary>The summary as a statement about the digest that was asked for, and about the images below it.</summary>
    public Statement ToStatement(VerificationSummary summary) =>
        summary.ToStatement([.. Parts.Select(part => StatementSubject.Of(part.Evidence.Image))]);
}
