using Microsoft.CodeAnalysis;

namespace Slipway.Generator.Symbols;

/// <summary>How symbols are written.</summary>
internal static class SymbolNames
{
    private static readonly SymbolDisplayFormat WithoutGlobal =
        SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    private static readonly SymbolDisplayFormat NameOnly = new(
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>From the root, as generated code refers to it: <c>global::Acme.PrometheusPlugin</c>.</summary>
    public static string GlobalName(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>Without the root, as attributes and contracts are recognised: <c>Slipway.Sdk.Plugins.PluginAttribute</c>.</summary>
    public static string FullName(this ITypeSymbol type) => type.ToDisplayString(WithoutGlobal);

    /// <summary>As a message names it: <c>IReadOnlyList&lt;string&gt;</c>.</summary>
    public static string ShortName(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary>As its own declaration writes it.</summary>
    public static string SourceName(this INamespaceOrTypeSymbol symbol) => symbol switch
    {
        INamespaceSymbol { IsGlobalNamespace: true } => "",
        INamespaceSymbol space => space.ToDisplayString(WithoutGlobal),
        _ => symbol.ToDisplayString(NameOnly),
    };

    /// <summary>A member's own name, as source refers to it.</summary>
    public static string MemberName(this ISymbol member) => member.ToDisplayString(NameOnly);

    /// <summary>As metadata has it: <c>Acme.Outer+Inner</c>.</summary>
    public static string MetadataFullName(this INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
        {
            return outer.MetadataFullName() + "+" + type.MetadataName;
        }

        return type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName : $"{type.ContainingNamespace.ToDisplayString()}.{type.MetadataName}";
    }
}
