using Slipway.Metadata.Diagnostics;
using static Slipway.Metadata.Diagnostics.DiagnosticSeverity;

namespace Slipway.Approval.Documentation;

/// <summary>The pages of the kit are in the package, and each says something.</summary>
internal static class RequiredPages
{
    private static readonly (string Path, string About)[] All =
    [
        (DocumentationKit.Readme, "what it is, what it can do, how to run it here, how to configure it"),
        (DocumentationKit.Configuration, "every key that operators may set"),
        (DocumentationKit.Mapping, "which field of the upstream becomes which of the schema, and which scope fields and filters count"),
        (DocumentationKit.Testing, "how the plugin is tested, and what that needs"),
        (DocumentationKit.Publishing, "how a version is made and listed"),
    ];

    public static DocumentationCheck Check { get; } = new("docs.pages", new DiagnosticRule("SLP1073", Error, "A page of the documentation kit is missing",
        "A supported plugin is configured, tested and released by people who did not write it. Its package holds `README.md`, `docs/configuration.md`, `docs/mapping.md`, `docs/testing.md` and `docs/publishing.md`, and each says more than its headings. In the project: `<None Include=\"README.md\" Pack=\"true\" PackagePath=\"\" />` and `<None Include=\"docs/*.md\" Pack=\"true\" PackagePath=\"docs\" />`."), Look);

    private static IEnumerable<Diagnostic> Look(DocumentationKit kit) =>
        from page in All
        let found = kit.Page(page.Path)
        where found is not { SaysSomething: true }
        select Check.Rule.At(
            found?.At(1), found is null ? $"{kit.ShownAs} has no page {page.Path}" : $"{page.Path} says nothing",
            $"write {page.Path} ({page.About}), and pack it");
}
