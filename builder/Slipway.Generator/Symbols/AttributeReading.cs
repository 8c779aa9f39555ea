using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Slipway.Generator.Diagnostics;

namespace Slipway.Generator.Symbols;

/// <summary>Reads attributes and says where their arguments stand.</summary>
internal static class AttributeReading
{
    public static AttributeData? Attribute(this ISymbol symbol, string fullName) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.FullName() == fullName);

    /// <summary>A constructor argument that is a text, or null when the code is unfinished.</summary>
    public static string? Text(this AttributeData attribute, int index) =>
        index < attribute.ConstructorArguments.Length ? attribute.ConstructorArguments[index].Value as string : null;

    /// <summary>The same, but the empty text where the author wrote null: that is a mistake to name, not unfinished code.</summary>
    public static string? WrittenText(this AttributeData attribute, int index) =>
        index < attribute.ConstructorArguments.Length && attribute.ConstructorArguments[index] is { Kind: not TypedConstantKind.Error, IsNull: true }
            ? ""
            : attribute.Text(index);

    public static string? NamedText(this AttributeData attribute, string name) => attribute.Named(name)?.Value as string;

    public static double? NamedNumber(this AttributeData attribute, string name) => attribute.Named(name)?.Value as double?;

    public static string[] NamedTexts(this AttributeData attribute, string name) =>
        attribute.Named(name) is { Kind: TypedConstantKind.Array, IsNull: false } value
            ? [.. value.Values.Select(item => item.Value as string ?? "")]
            : [];

    /// <summary>The place of a constructor argument; of the attribute when there is none, or <paramref name="otherwise"/>.</summary>
    public static Place PlaceOf(this AttributeData attribute, int index, Place otherwise) =>
        attribute.ApplicationSyntaxReference?.GetSyntax() switch
        {
            AttributeSyntax { ArgumentList: { } list } when index < list.Arguments.Count => Place.Of(list.Arguments[index]),
            { } syntax => Place.Of(syntax),
            null => otherwise,
        };

    /// <summary>The place of a named argument; of the attribute when there is none.</summary>
    public static Place PlaceOf(this AttributeData attribute, string name, Place otherwise)
    {
        return attribute.ApplicationSyntaxReference?.GetSyntax() switch
        {
            AttributeSyntax { ArgumentList: { } list } when list.Arguments.FirstOrDefault(IsNamed) is { } argument => Place.Of(argument),
            { } syntax => Place.Of(syntax),
            null => otherwise,
        };

        bool IsNamed(AttributeArgumentSyntax argument) => argument.NameEquals?.Name.Identifier.Text == name;
    }

    private static TypedConstant? Named(this AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value;
            }
        }

        return null;
    }
}
