using System.Collections.Immutable;
using Slipway.Trust.Attestations;
using Slipway.Trust.InToto;
using Slipway.Trust.Provenance;

namespace Slipway.Trust.Policies;

/// <summary>What a policy says of an image.</summary>
/// <param name="Mode">The mode of the scope that covers it.</param>
/// <param name="Checks">Every check that was made.</param>
public sealed record PolicyVerdict(PolicyMode Mode, ImmutableArray<PolicyCheck> Checks)
{
    /// <summary>The image that was judged.</summary>
    public required EvidenceSet Evidence { get; init; }

    /// <summary>The policy that judged it.</summary>
    public required VerifyPolicy Policy { get; init; }

    /// <summary>The SLSA build level that was proven; zero for none.</summary>
    public int Level { get; init; }

    /// <summary>The evidence that counted, by location.</summary>
    public ImmutableArray<string> Used { get; init; } = [];

    /// <summary>Whether no check failed.</summary>
    public bool Passed => Checks.All(check => check.Outcome is not CheckOutcome.Failed);

    /// <summary>Whether the image may be used: it passed, or the policy only watches.</summary>
    public bool Allowed => Passed || Mode is PolicyMode.Audit;

    /// <summary>Everything that stood in the way.</summary>
    public IEnumerable<TrustProblem> Problems =>
        Checks.Where(check => check.Outcome is CheckOutcome.Failed).SelectMany(check => check.Problems);

    /// <summary>The verdict as a summary that can be signed.</summary>
    public VerificationSummary ToSummary(DateTimeOffset time) => new()
    {
        Time = time,
        ResourceUri = $"oci://{Evidence.Repository}@{Evidence.Image}",
        Policy = new ResourceDescriptor("policy") { Uri = Policy.Uri }.With(Policy.Digest),
        InputAttestations = [.. Evidence.Bundles.Where(bundle => Used.Contains(bundle.Location))
            .Select(bundle => new ResourceDescriptor(bundle.Location) { Uri = bundle.Location }.With(Sha256Digest.Of(bundle.Json.Span)))],
        Passed = Passed,
        Levels = Passed && Level > 0 ? [$"SLSA_BUILD_LEVEL_{Level}"] : [],
    };

    /// <summary>The summary as a statement about the image.</summary>
    public Statement ToStatement(DateTimeOffset time) => ToSummary(time).ToStatement([StatementSubject.Of(Evidence.Image)]);
}
