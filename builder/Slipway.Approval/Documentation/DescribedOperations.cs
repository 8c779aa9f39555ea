using Slipway.Metadata.Diagnostics;
using static Slipway.Metadata.Diagnostics.DiagnosticSeverity;

namespace Slipway.Approval.Documentation;

/// <summary>The first page names every capability and operation that plugin.yaml declares.</summary>
internal static class DescribedOperations
{
    public static DocumentationCheck Check { get; } = new("docs.operations", new DiagnosticRule("SLP1075", Error, "A capability or an operation is not described",
        "`README.md` is where somebody finds out whether the plugin does what they need. It names each capability that plugin.yaml declares and each operation of it, as plugin.yaml spells them."), Look);

    private static IEnumerable<Diagnostic> Look(DocumentationKit kit) =>
        kit.Page(DocumentationKit.Readme) is not { SaysSomething: true } page ? []
        : kit.Plugin.Providers.SelectMany(provider => provider.Operations.Select(operation => (Word: operation, What: $"operation {provider.Capability}.{operation}")).Prepend((Word: provider.Capability, What: $"capability {provider.Capability}")))
            .Where(said => !page.Names(said.Word)).Distinct()
            .Select(said => Check.Rule.At(page.At(1), $"{page.Path} does not name the {said.What}", "name it in the table of capabilities and operations"));
}
