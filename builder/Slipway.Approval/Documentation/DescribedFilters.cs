using Slipway.Metadata.Diagnostics;
using static Slipway.Metadata.Diagnostics.DiagnosticSeverity;

namespace Slipway.Approval.Documentation;

/// <summary>The page about mapping says what becomes of every scope field and filter that plugin.yaml declares.</summary>
internal static class DescribedFilters
{
    public static DocumentationCheck Check { get; } = new("docs.filters", new DiagnosticRule("SLP1077", Error, "A scope field or a filter is not described",
        "What a filter means differs between upstreams: exact or a part of a text, with or without regard to case. `docs/mapping.md` names every scope field and every filter that plugin.yaml declares, a field by its name, an operator in backticks."), Look);

    private static IEnumerable<Diagnostic> Look(DocumentationKit kit) =>
        kit.Page(DocumentationKit.Mapping) is not { SaysSomething: true } page ? []
        : kit.Plugin.Providers.SelectMany(provider => provider.Scope.Select(field => (Word: field, What: "scope field")).Concat(provider.Filters.Select(filter => (Word: filter, What: "filter")))).Distinct()
            .Where(said => !page.Mentions(said.Word))
            .Select(said => Check.Rule.At(page.At(1), $"{page.Path} does not say what the {said.What} {said.Word} does", $"say which field of the upstream `{said.Word}` selects by, and how it compares"));
}
