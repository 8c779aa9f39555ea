using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Slipway.Generator.Diagnostics;

namespace Slipway.Generator.Symbols;

/// <summary>How a type is declared.</summary>
internal static class TypeShape
{
    public static bool IsPartial(this INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.All(reference =>
            reference.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    /// <summary>Whether other code of the assembly can name it: neither it nor a type around it is private, protected or local to a file.</summary>
    public static bool IsReachable(this INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            var isOpen = current.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;
            if (!isOpen || current.IsFileLocal)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether it or a type around it has type parameters.</summary>
    public static bool IsOpenGeneric(this INamedTypeSymbol type) =>
        type.IsGenericType || type.ContainingType is { } outer && outer.IsOpenGeneric();

    /// <summary>The place of the name in a declaration.</summary>
    public static Place PlaceOfName(SyntaxNode declaration) =>
        declaration is BaseTypeDeclarationSyntax type ? Place.Of(type.Identifier.GetLocation()) : Place.Of(declaration);
}
