using System.Globalization;
using System.Numerics;

namespace Slipway.Metadata.Yaml;

/// <summary>The numbers of plain scalars.</summary>
internal static class YamlNumber
{
    private const int LongestNumber = 64;

    /// <summary>
    /// The whole number that a scalar stands for. A fraction of zero counts as whole, as in JSON Schema; a number of more than 64
    /// characters is none that a document of ours can mean.
    /// </summary>
    public static bool TryInteger(YamlScalar scalar, out BigInteger number)
    {
        number = default;
        if (scalar.Text.Length > LongestNumber)
        {
            return false;
        }

        switch (scalar.Type)
        {
            case YamlScalarType.WholeNumber when scalar.Text.StartsWith("0x", StringComparison.Ordinal):
                return BigInteger.TryParse("0" + scalar.Text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number);
            case YamlScalarType.WholeNumber when scalar.Text.StartsWith("0o", StringComparison.Ordinal):
                number = scalar.Text[2..].Aggregate(BigInteger.Zero, (sum, digit) => (sum * 8) + (digit - '0'));
                return true;
            case YamlScalarType.WholeNumber:
                return BigInteger.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
            case YamlScalarType.Fraction:
                return TryWhole(scalar.Text, out number);
            default:
                return false;
        }
    }

    /// <summary>A float in JSON's spelling (<c>.5</c> is <c>0.5</c>, <c>+1.</c> is <c>1</c>), or null for infinities and not-a-number.</summary>
    public static string? JsonFloat(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value.ToString("R", CultureInfo.InvariantCulture)
            : null;

    private static bool TryWhole(string text, out BigInteger number)
    {
        number = default;
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || decimal.Truncate(value) != value)
        {
            return false;
        }

        number = new BigInteger(value);
        return true;
    }
}
