using System.Buffers;

namespace Slipway.Metadata.Yaml;

/// <summary>How YAML 1.2's core schema reads a plain scalar (https://yaml.org/spec/1.2.2/#103-core-schema).</summary>
internal static class CoreSchema
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    public static YamlScalarType TypeOf(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => YamlScalarType.Null,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => YamlScalarType.Boolean,
        ".nan" or ".NaN" or ".NAN" => YamlScalarType.Fraction,
        _ when IsInteger(text) => YamlScalarType.WholeNumber,
        _ when IsFloat(text) => YamlScalarType.Fraction,
        _ => YamlScalarType.Text,
    };

    private static bool IsInteger(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("0o"))
        {
            return text.Length > 2 && !text[2..].ContainsAnyExceptInRange('0', '7');
        }

        if (text.StartsWith("0x"))
        {
            return text.Length > 2 && !text[2..].ContainsAnyExcept(HexDigits);
        }

        return AllDigits(WithoutSign(text));
    }

    // [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?
    private static bool IsFloat(ReadOnlySpan<char> text)
    {
        text = WithoutSign(text);
        if (text is ".inf" or ".Inf" or ".INF")
        {
            return true;
        }

        var exponent = text.IndexOfAny('e', 'E');
        if (exponent >= 0)
        {
            if (!AllDigits(WithoutSign(text[(exponent + 1)..])))
            {
                return false;
            }

            text = text[..exponent];
        }

        var point = text.IndexOf('.');
        if (point < 0)
        {
            return AllDigits(text);
        }

        var before = text[..point];
        var after = text[(point + 1)..];
        return (before.IsEmpty || AllDigits(before)) && (after.IsEmpty || AllDigits(after)) && text.Length > 1;
    }

    private static ReadOnlySpan<char> WithoutSign(ReadOnlySpan<char> text) =>
        text is ['+' or '-', ..] ? text[1..] : text;

    private static bool AllDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');
}
