using System.Collections.Immutable;
using Slipway.Trust.Attestations;

namespace Slipway.Trust.Policies;

/// <summary>What a policy says of an image.</summary>
/// <param name="Mode">The mode of the scope that covers it.</param>
/// <param name="Checks">Every check that was made.</param>
public sealed record PolicyVerdict(PolicyMode Mode, ImmutableArray<PolicyCheck> Checks)
{
    /// <summary>The check that the image is built again to the same bytes.</summary>
    public const string Rebuild = "rebuild";

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

    /// <summary>
    /// Whether the image may be used: it passed, or the policy only watches. Where evidence could not be listed nothing was verified, and a
    /// policy that watches has not watched; and that it is built again to the same bytes is asked beside the policy.
    /// </summary>
    public bool Allowed => Passed || (Mode is PolicyMode.Audit && !Checks.Any(check => check is { Id: "listing" or "content" or Rebuild, Outcome: CheckOutcome.Failed }));

    /// <summary>Everything that stood in the way.</summary>
    public IEnumerable<TrustProblem> Problems =>
        Checks.Where(check => check.Outcome is CheckOutcome.Failed).SelectMany(check => check.Problems);
}
