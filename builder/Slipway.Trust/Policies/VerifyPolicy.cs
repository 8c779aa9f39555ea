using System.Collections.Immutable;

namespace Slipway.Trust.Policies;

/// <summary>Which images are let in.</summary>
/// <param name="Scopes">The most exact one that covers a repository counts.</param>
public sealed record VerifyPolicy(ImmutableArray<PolicyScope> Scopes)
{
    /// <summary>The digest of the policy's text, for summaries.</summary>
    public Sha256Digest Digest { get; init; }

    /// <summary>Where the policy is found, for summaries.</summary>
    public string? Uri { get; init; }

    /// <summary>The scope for a repository; null when the policy is silent, which lets nothing in.</summary>
    public PolicyScope? ScopeOf(string repository) => Scopes
        .Where(scope => scope.Covers(repository))
        .OrderByDescending(scope => scope.Pattern.EndsWith('*') ? 0 : 1)
        .ThenByDescending(scope => scope.Pattern.Length)
        .FirstOrDefault();
}
