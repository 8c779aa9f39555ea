using System.Globalization;

namespace Slipway.Sdk.Configuration;

/// <summary>Bounds of a number, or of the length of a text. The default has none.</summary>
/// <param name="Minimum">The least value.</param>
/// <param name="Maximum">The greatest value.</param>
public readonly record struct KeyLimits(double? Minimum, double? Maximum)
{
    internal KeyLimits Within(double least, double most) =>
        new(Math.Max(Minimum ?? least, least), Math.Min(Maximum ?? most, most));

    internal string? CheckNumber(double value) => Check(value, "at least {0} is expected", "at most {0} is expected");

    internal string? CheckSeconds(double value) => Check(value, "at least {0} seconds are expected", "at most {0} seconds are expected");

    internal string? CheckLength(int length) => Check(length, "at least {0} characters are expected", "at most {0} characters are expected");

    private string? Check(double value, string tooLittle, string tooMuch)
    {
        if (value < Minimum)
        {
            return string.Format(CultureInfo.InvariantCulture, tooLittle, Minimum);
        }

        return value > Maximum ? string.Format(CultureInfo.InvariantCulture, tooMuch, Maximum) : null;
    }
}
