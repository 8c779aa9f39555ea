using Slipway.Metadata.Diagnostics;
using static Slipway.Metadata.Diagnostics.DiagnosticSeverity;

namespace Slipway.Approval.Documentation;

/// <summary>The pages have the sections that readers look for.</summary>
internal static class RequiredSections
{
    private static readonly (string Page, string Word, string Title)[] All =
    [
        (DocumentationKit.Readme, "run", "Run it locally"),
        (DocumentationKit.Readme, "configur", "Configure it"),
        (DocumentationKit.Mapping, "error", "Errors"),
    ];

    public static DocumentationCheck Check { get; } = new("docs.sections", new DiagnosticRule("SLP1074", Error, "A section of the documentation kit is missing",
        "Readers look in one place for one thing: in `README.md` for how to run the plugin locally and how to configure it, in `docs/mapping.md` for what becomes of the upstream's errors. A heading counts when it has the word, in any case: `run`, `configur`, `error`."), Look);

    // A page that is not there is told once, by the check of pages.
    private static IEnumerable<Diagnostic> Look(DocumentationKit kit) =>
        from section in All
        let page = kit.Page(section.Page)
        where page is { SaysSomething: true } && !page.Headings.Any(heading => heading.Contains(section.Word, StringComparison.OrdinalIgnoreCase))
        select Check.Rule.At(page.At(1), $"{section.Page} has no section \"{section.Title}\"", $"add a heading with the word \"{section.Word}\", such as: ## {section.Title}");
}
