using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Tiers;

namespace Slipway.Approval.Documentation;

/// <summary>All checks of the documentation kit. Nothing is fetched: a page of somebody else is not the plugin's to keep alive.</summary>
public static class DocumentationChecks
{
    /// <summary>In the order in which a writer goes on.</summary>
    public static IReadOnlyList<DocumentationCheck> All { get; } =
        [RequiredPages.Check, RequiredSections.Check, DescribedOperations.Check, DescribedKeys.Check, DescribedFilters.Check, LivingLinks.Check];

    /// <summary>Their rules.</summary>
    public static IReadOnlyList<DiagnosticRule> Rules { get; } = [.. All.Select(check => check.Rule)];

    /// <summary>What is wrong for a tier that is claimed: the supported one needs the kit, the others are well advised.</summary>
    public static IEnumerable<Diagnostic> Judge(DocumentationKit kit, Tier claimed) => Run(kit).SelectMany(one => one.Found)
        .Select(problem => problem with { Severity = claimed == Tier.Supported ? DiagnosticSeverity.Error : DiagnosticSeverity.Note });

    /// <summary>What each check finds.</summary>
    public static IReadOnlyList<(DocumentationCheck Check, IReadOnlyList<Diagnostic> Found)> Run(DocumentationKit kit) =>
        [.. All.Select(check => (check, (IReadOnlyList<Diagnostic>)[.. check.Look(kit)]))];
}
