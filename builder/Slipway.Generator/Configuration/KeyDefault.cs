using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Slipway.Generator.Emission;
using Slipway.Generator.Symbols;

namespace Slipway.Generator.Configuration;

/// <summary>Reads the initial value of a property as JSON, where the source says it as a literal. Secrets never show.</summary>
internal static class KeyDefault
{
    public static string? Of(IPropertySymbol property, KeyKind kind, List<KeyWord> words, Compilation compilation)
    {
        if (Initializer(property) is not { } initializer)
        {
            return null;
        }

        var model = compilation.GetSemanticModel(initializer.SyntaxTree);
        return kind switch
        {
            KeyKind.Text => Constant(initializer, model) is string text ? JsonText.Quote(text) : null,
            KeyKind.Boolean => Constant(initializer, model) is bool truth ? (truth ? "true" : "false") : null,
            KeyKind.Int32 or KeyKind.Int64 or KeyKind.Double => Number(Constant(initializer, model)),
            KeyKind.Uri => Address(initializer, model),
            KeyKind.Duration => Duration(initializer, model),
            KeyKind.Word => Word(initializer, words, model),
            KeyKind.Texts => Texts(initializer, model),
            _ => null,
        };
    }

    /// <summary>What limits compare of the initial value: the number, the seconds, the length of the text; null when none is a literal.</summary>
    public static double? Measure(IPropertySymbol property, KeyKind kind, Compilation compilation)
    {
        if (Initializer(property) is not { } initializer)
        {
            return null;
        }

        var model = compilation.GetSemanticModel(initializer.SyntaxTree);
        return kind switch
        {
            KeyKind.Text => Constant(initializer, model) is string text ? Length(text) : null,
            KeyKind.Int32 or KeyKind.Int64 or KeyKind.Double when Number(Constant(initializer, model)) is { } number =>
                double.Parse(number, CultureInfo.InvariantCulture),
            KeyKind.Duration when Duration(initializer, model) is { } duration => Seconds(duration.Trim('"')),
            _ => null,
        };
    }

    private static ExpressionSyntax? Initializer(IPropertySymbol property) =>
        property.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax())
            .OfType<PropertyDeclarationSyntax>()
            .Select(declaration => declaration.Initializer?.Value)
            .FirstOrDefault(value => value is not null);

    // The reader counts characters as JSON Schema does: a pair of surrogates is one.
    private static double Length(string text) => text.Length - text.Count(char.IsLowSurrogate);

    private static double Seconds(string duration)
    {
        var digits = duration.TrimEnd('m', 's', 'h', 'd');
        var unit = duration.Substring(digits.Length) switch
        {
            "ms" => 0.001,
            "m" => 60,
            "h" => 3600,
            "d" => 86400,
            _ => 1,
        };
        return double.Parse(digits, CultureInfo.InvariantCulture) * unit;
    }

    private static object? Constant(ExpressionSyntax expression, SemanticModel model) => model.GetConstantValue(expression).Value;

    private static string? Number(object? constant) =>
        constant is int or long or uint or short or ushort or byte or sbyte or float or double
        && Convert.ToDouble(constant, CultureInfo.InvariantCulture) is var number
        && !double.IsNaN(number) && !double.IsInfinity(number)
            ? Convert.ToString(constant, CultureInfo.InvariantCulture)
            : null;

    // new Uri("https://example.com")
    private static string? Address(ExpressionSyntax expression, SemanticModel model) =>
        expression is BaseObjectCreationExpressionSyntax { ArgumentList: { Arguments.Count: 1 } list }
        && Constant(list.Arguments[0].Expression, model) is string text
            ? JsonText.Quote(text)
            : null;

    // TimeSpan.FromSeconds(10), TimeSpan.Zero
    private static string? Duration(ExpressionSyntax expression, SemanticModel model)
    {
        if (model.GetSymbolInfo(expression).Symbol is not { ContainingType: { } type } symbol || type.FullName() != "System.TimeSpan")
        {
            return null;
        }

        if (symbol is IFieldSymbol { Name: "Zero" })
        {
            return JsonText.Quote("0s");
        }

        var unit = symbol.Name switch
        {
            "FromMilliseconds" => "ms",
            "FromSeconds" => "s",
            "FromMinutes" => "m",
            "FromHours" => "h",
            "FromDays" => "d",
            _ => null,
        };
        return unit is not null
            && expression is InvocationExpressionSyntax { ArgumentList: { Arguments.Count: 1 } list }
            && Constant(list.Arguments[0].Expression, model) is (int or long or double) and var constant
            && Convert.ToDouble(constant, CultureInfo.InvariantCulture) is >= 0 and < 1e15 and var amount
                ? JsonText.Quote(amount.ToString("0.#########", CultureInfo.InvariantCulture) + unit)
                : null;
    }

    private static string? Word(ExpressionSyntax expression, List<KeyWord> words, SemanticModel model) =>
        model.GetSymbolInfo(expression).Symbol is IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } field
        && words.FirstOrDefault(word => word.Text == Naming.ToCamelCase(field.Name)) is { } word
            ? JsonText.Quote(word.Text)
            : null;

    // ["a", "b"]
    private static string? Texts(ExpressionSyntax expression, SemanticModel model)
    {
        if (expression is not CollectionExpressionSyntax collection)
        {
            return null;
        }

        var items = collection.Elements
            .Select(element =>
                element is ExpressionElementSyntax item && Constant(item.Expression, model) is string text ? JsonText.Quote(text) : null)
            .ToList();
        return items.Contains(null) ? null : $"[{string.Join(", ", items)}]";
    }
}
