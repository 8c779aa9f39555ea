using Microsoft.CodeAnalysis;

namespace Slipway.Generator.Symbols;

/// <summary>A type of this assembly, by its names as generated code writes them.</summary>
/// <param name="Namespace">The namespace, or the empty string.</param>
/// <param name="Name">The simple name.</param>
/// <param name="Global">The full name from the root: <c>global::Acme.PrometheusPlugin</c>.</param>
/// <param name="MetadataName">The full name as metadata has it: <c>Acme.PrometheusPlugin</c>.</param>
internal sealed record DeclaredType(string Namespace, string Name, string Global, string MetadataName)
{
    public static DeclaredType Of(INamedTypeSymbol type) =>
        new(type.ContainingNamespace.SourceName(), type.SourceName(), type.GlobalName(), type.MetadataFullName());
}
