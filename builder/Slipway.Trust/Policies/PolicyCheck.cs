using System.Collections.Immutable;
using Slipway.Trust.Attestations;

namespace Slipway.Trust.Policies;

/// <summary>One check of a verification: what was looked for, and what was found.</summary>
/// <param name="Id">A stable id, such as <c>signatures</c>.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Expected">What was looked for.</param>
/// <param name="Found">What was found.</param>
public sealed record PolicyCheck(string Id, CheckOutcome Outcome, string Expected, string Found)
{
    /// <summary>What stood in the way, when it failed.</summary>
    public ImmutableArray<TrustProblem> Problems { get; init; } = [];
}
