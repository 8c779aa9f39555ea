using System.Buffers;
using System.Globalization;

namespace Slipway.Sdk.Configuration;

/// <summary>Durations as operators write them: 500ms, 10s, 1m30s, 2h.</summary>
internal static class ConfigurationDuration
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    public static TimeSpan? FromSeconds(double seconds) =>
        seconds >= 0 && seconds <= TimeSpan.MaxValue.TotalSeconds - 1 ? TimeSpan.FromSeconds(seconds) : null;

    public static TimeSpan? Parse(string text)
    {
        var rest = text.AsSpan().Trim();
        if (rest.IsEmpty)
        {
            return null;
        }

        double seconds = 0;
        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExcept(Digits);
            if (digits <= 0
                || !double.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
                || !TryReadUnit(rest[digits..], out var unit, out var length))
            {
                return null;
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
