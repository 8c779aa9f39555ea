using Slipway.Metadata.Diagnostics;
using Slipway.Trust;
using Slipway.Trust.Rules;

namespace Slipway.Builder.Diagnostics;

/// <summary>What Slipway.Trust finds, said as everything else is said.</summary>
public static class TrustDiagnostics
{
    private static readonly Dictionary<string, DiagnosticRule> ById = TrustRules.All.ToDictionary(
        rule => rule.Id,
        rule => new DiagnosticRule(rule.Id, rule.IsWarning ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error, rule.Title, rule.Explanation),
        StringComparer.Ordinal);

    /// <summary>The rules of Slipway.Trust.</summary>
    public static IReadOnlyList<DiagnosticRule> Rules { get; } = [.. ById.Values];

    /// <summary>A problem as a diagnostic, at the place that answers for it when there is one.</summary>
    public static Diagnostic Of(TrustProblem problem, SourcePosition? position = null) => RuleOf(problem.Id).At(
        position,
        $"{problem.Subject}: {problem.Message.TrimEnd('.')}{(problem.Expected is null && problem.Found is null ? "" : $"; expected {problem.Expected ?? "-"}, found {problem.Found ?? "-"}")}",
        problem.Remedy.TrimEnd('.'));

    // A verification hands on what kept evidence from being had: problems of registries and images, too.
    private static DiagnosticRule RuleOf(string id) => ById.GetValueOrDefault(id) ?? RuleCatalog.Find(id) ?? throw new InvalidOperationException($"There is no rule {id}.");
}
