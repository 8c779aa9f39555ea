namespace Slipway.Trust.Rules;

/// <summary>What the id of a <see cref="TrustProblem"/> means: the text of its page under docs/diagnostics.</summary>
/// <param name="Id">The id; never reused.</param>
/// <param name="Title">The rule in a few words.</param>
/// <param name="Explanation">Why the rule exists and how its breach is mended, in Markdown.</param>
public sealed record TrustRule(string Id, string Title, string Explanation)
{
    /// <summary>Whether it is a warning; the others are errors.</summary>
    public bool IsWarning { get; init; }

    /// <summary>The rule's page.</summary>
    public string Page() => $"# {Id}: {Title}\n\nSeverity: {(IsWarning ? "warning" : "error")}\n\n{Explanation}\n";
}
