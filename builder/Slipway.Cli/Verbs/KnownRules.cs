using Slipway.Approval.Documentation;
using Slipway.Approval.Index;
using Slipway.Approval.Matrix;
using Slipway.Builder.Diagnostics;
using Slipway.Conformance.Reports;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Cli.Verbs;

/// <summary>Every rule that the command can report.</summary>
internal static class KnownRules
{
    /// <summary>The rules, sorted by id.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = 
    [
        .. RuleCatalog.All.Concat(ConformanceRules.All).Concat(MatrixRules.All).Concat(IndexAddRules.All).Concat(DocumentationChecks.Rules)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    /// <summary>The rule of an id, however it is cased; null when there is none.</summary>
    public static DiagnosticRule? Find(string id) => All.FirstOrDefault(rule => string.Equals(rule.Id, id, StringComparison.OrdinalIgnoreCase));
}
