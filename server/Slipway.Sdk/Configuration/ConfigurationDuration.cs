using System.Buffers;
using System.Globalization;

namespace Slipway.Sdk.Configuration;

/// <summary>Durations as operators write them: 500ms, 10s, 1m30s, 2h.</summary>
internal static class ConfigurationDuration
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    /// <summary>No duration, because it does not read as one.</summary>
    public static (TimeSpan? Duration, string Problem) Unreadable { get; } =
        (null, "a number of seconds or a duration such as 500ms, 10s or 1m30s is expected");

    private static (TimeSpan? Duration, string Problem) Negative { get; } = (null, "a duration cannot be negative");

    public static (TimeSpan? Duration, string Problem) FromSeconds(double seconds) => seconds switch
    {
        < 0 => Negative,
        _ when seconds <= TimeSpan.MaxValue.TotalSeconds - 1 => (TimeSpan.FromSeconds(seconds), ""),
        _ => (null, "the duration is too long"),
    };

    public static (TimeSpan? Duration, string Problem) Parse(string text)
    {
        var rest = text.AsSpan().Trim();
        if (rest is ['-', .. var positive] && positive.Length > 0 && positive[0] != '-')
        {
            return Parse(positive.ToString()).Duration is null ? Unreadable : Negative;
        }

        if (rest.IsEmpty)
        {
            return Unreadable;
        }

        double seconds = 0;
        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExcept(Digits);
            if (digits <= 0
                || !double.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
                || !TryReadUnit(rest[digits..], out var unit, out var length))
            {
                return Unreadable;
            }

            seconds += amount * unit;
            rest = rest[(digits + length)..];
        }

        return FromSeconds(seconds);
    }

    private static bool TryReadUnit(ReadOnlySpan<char> text, out double seconds, out int length)
    {
        (seconds, length) = text switch
        {
            ['m', 's', ..] => (0.001, 2),
            ['s', ..] => (1, 1),
            ['m', ..] => (60, 1),
            ['h', ..] => (3600, 1),
            ['d', ..] => (86400, 1),
            _ => (0d, 0),
        };
        return length > 0;
    }
}
