using Microsoft.CodeAnalysis;

namespace Slipway.Sdk.Analyzers;

/// <summary>Makes the descriptors of these analyzers: all are warnings, each has a page.</summary>
internal static class Rule
{
    private const string Pages = "https://slipway.dev/diagnostics/";

    public static DiagnosticDescriptor Create(string id, string title, string message, params string[] tags) =>
        new(id, title, message, "Slipway", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + id, customTags: tags);
}
