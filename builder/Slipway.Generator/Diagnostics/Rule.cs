using Microsoft.CodeAnalysis;

namespace Slipway.Generator.Diagnostics;

/// <summary>Makes the descriptors of this generator: all are errors, each has a page.</summary>
internal static class Rule
{
    private const string Pages = "https://slipway.dev/diagnostics/";

    public static DiagnosticDescriptor Create(string id, string title, string message) =>
        new(id, title, message, "Slipway", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + id);
}
