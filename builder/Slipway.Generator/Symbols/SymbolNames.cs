using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Slipway.Generator.Symbols;

/// <summary>How symbols are written.</summary>
internal static class SymbolNames
{
    private static readonly SymbolDisplayFormat WithoutGlobal =
        SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    /// <summary>From the root, as generated code refers to it: <c>global::Acme.PrometheusPlugin</c>.</summary>
    public static string GlobalName(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>Without the root, as attributes and contracts are recognised: <c>Slipway.Sdk.Plugins.PluginAttribute</c>.</summary>
    public static string FullName(this ITypeSymbol type) => type.ToDisplayString(WithoutGlobal);

    /// <summary>As a message names it: <c>IReadOnlyList&lt;string&gt;</c>.</summary>
    public static string ShortName(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary>The simple name as source writes it: <c>@default</c>.</summary>
    public static string SourceName(this ISymbol symbol) =>
        IsKeyword(symbol.Name) ? "@" + symbol.Name : symbol.Name;

    // A type may be called by a contextual keyword, such as record: without the @ its declaration means something else.
    private static bool IsKeyword(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None;

    /// <summary>The namespace of a type as source writes it, or the empty string.</summary>
    public static string SourceNamespace(this ITypeSymbol type) =>
        type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(WithoutGlobal);

    /// <summary>As metadata has it: <c>Acme.Outer+Inner</c>.</summary>
    public static string MetadataFullName(this INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
        {
            return outer.MetadataFullName() + "+" + type.MetadataName;
        }

        return Metadata(type.ContainingNamespace) + type.MetadataName;
    }

    // Display formats escape keywords (@event); metadata does not.
    private static string Metadata(INamespaceSymbol space) =>
        space.IsGlobalNamespace ? "" : Metadata(space.ContainingNamespace) + space.MetadataName + ".";
}
