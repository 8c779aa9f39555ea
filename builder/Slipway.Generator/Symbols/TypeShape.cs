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

    /// <summary>Whether other files of the assembly can name it: nothing on the way to it is private, protected or file-local.</summary>
    public static bool IsReachable(this INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (!IsOpen(current.DeclaredAccessibility) || current.IsFileLocal)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOpen(Accessibility accessibility) =>
        accessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    /// <summary>Whether it or a type around it has type parameters.</summary>
    public static bool IsOpenGeneric(this INamedTypeSymbol type) =>
        type.IsGenericType || type.ContainingType is { } outer && outer.IsOpenGeneric();

    /// <summary>The place of the name in a declaration.</summary>
    public static Place PlaceOfName(SyntaxNode declaration) =>
        declaration is BaseTypeDeclarationSyntax type ? Place.Of(type.Identifier.GetLocation()) : Place.Of(declaration);
}
