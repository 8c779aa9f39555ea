using Microsoft.CodeAnalysis;
using Slipway.Generator.Symbols;

namespace Slipway.Generator.Configuration;

/// <summary>Which type is which kind of key.</summary>
internal static class KeyKinds
{
    /// <summary>The kind of a property's type, nullable or not; null when no key can have it.</summary>
    public static KeyKind? Of(ITypeSymbol type)
    {
        var plain = Plain(type);
        if (plain.TypeKind == TypeKind.Enum)
        {
            return KeyKind.Word;
        }

        return plain.FullName() switch
        {
            "string" => KeyKind.Text,
            SdkNames.Secret => KeyKind.Secret,
            "System.Uri" => KeyKind.Uri,
            "bool" => KeyKind.Boolean,
            "int" => KeyKind.Int32,
            "long" => KeyKind.Int64,
            "double" => KeyKind.Double,
            "System.TimeSpan" => KeyKind.Duration,
            "System.Collections.Generic.IReadOnlyList<string>" => KeyKind.Texts,
            "System.Collections.Generic.IReadOnlyDictionary<string, string>" => KeyKind.Map,
            _ => null,
        };
    }

    /// <summary>The type without Nullable around it.</summary>
    public static ITypeSymbol Plain(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;

    public static bool IsValueType(this KeyKind kind) =>
        kind is KeyKind.Boolean or KeyKind.Int32 or KeyKind.Int64 or KeyKind.Double or KeyKind.Duration or KeyKind.Word;

    /// <summary>Whether its limits bound a length.</summary>
    public static bool HasLength(this KeyKind kind) => kind is KeyKind.Text or KeyKind.Secret;

    /// <summary>Whether its limits bound a number.</summary>
    public static bool IsNumber(this KeyKind kind) => kind is KeyKind.Int32 or KeyKind.Int64 or KeyKind.Double or KeyKind.Duration;
}
