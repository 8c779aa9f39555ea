using Slipway.Metadata.Diagnostics;
using static Slipway.Metadata.Diagnostics.DiagnosticSeverity;

namespace Slipway.Approval.Documentation;

/// <summary>The page about configuration has every key that the schemas know.</summary>
internal static class DescribedKeys
{
    public static DocumentationCheck Check { get; } = new("docs.keys", new DiagnosticRule("SLP1076", Error, "A configuration key is not described",
        "Operators read `docs/configuration.md`, not the schema: every key of every configuration schema in the package stands there as code, in backticks."), Look);

    private static IEnumerable<Diagnostic> Look(DocumentationKit kit) =>
        kit.Page(DocumentationKit.Configuration) is not { SaysSomething: true } page ? []
        : from known in kit.Keys
          where !page.Lines.Any(line => line.Text.Contains($"`{known.Key}`", StringComparison.Ordinal))
          select Check.Rule.At(page.At(1), $"{page.Path} does not describe the key {known.Key} of {known.Schema}", $"describe `{known.Key}`: type, default, meaning");
}
