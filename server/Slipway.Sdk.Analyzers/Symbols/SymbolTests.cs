using Microsoft.CodeAnalysis;

namespace Slipway.Sdk.Analyzers.Symbols;

/// <summary>What is asked of symbols again and again.</summary>
internal static class SymbolTests
{
    public static bool Is(this ISymbol? symbol, ISymbol? other) => symbol is not null && SymbolEqualityComparer.Default.Equals(symbol, other);

    /// <summary>Whether a type is another one, derives from it or implements it.</summary>
    public static bool IsA(this ITypeSymbol? type, ITypeSymbol? other) =>
        type is not null && other is not null && (type.SelfAndBases().Any(each => each.Is(other)) || type.AllInterfaces.Any(each => each.Is(other)));

    public static IEnumerable<ITypeSymbol> SelfAndBases(this ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }

    /// <summary>As a message names a method: its type's name and its own, without the interface that it may be written for.</summary>
    public static string ShownName(this IMethodSymbol method) => $"{method.ContainingType.Name}.{method.Name.Substring(method.Name.LastIndexOf('.') + 1)}";

    /// <summary>Whether a symbol stands in a namespace or below it.</summary>
    public static bool IsIn(this ISymbol symbol, string space)
    {
        var name = symbol.ContainingNamespace?.ToDisplayString();
        return name == space || name?.StartsWith(space + ".", StringComparison.Ordinal) == true;
    }
}
