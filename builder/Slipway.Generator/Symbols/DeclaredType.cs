using Microsoft.CodeAnalysis;

namespace Slipway.Generator.Symbols;

/// <summary>A type of this assembly, by its names as generated code writes them.</summary>
/// <param name="Namespace">The namespace, or the empty string.</param>
/// <param name="Name">The simple name.</param>
/// <param name="Global">The full name from the root: <c>global::Acme.PrometheusPlugin</c>.</param>
/// <param name="MetadataName">The full name as metadata has it: <c>Acme.PrometheusPlugin</c>.</param>
internal sealed record DeclaredType(string Namespace, string Name, string Global, string MetadataName)
{
    /// <summary>The start of the names of its generated files: they allow fewer characters than identifiers do.</summary>
    public string FileName => new([.. MetadataName.Select(character => IsPlain(character) ? character : '_')]);

    public static DeclaredType Of(INamedTypeSymbol type) =>
        new(type.SourceNamespace(), type.SourceName(), type.GlobalName(), type.MetadataFullName());

    private static bool IsPlain(char character) => char.IsLetterOrDigit(character) || character == '.';
}
