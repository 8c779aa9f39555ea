using System.Globalization;

namespace Slipway.Sdk.Json;

/// <summary>RFC 3339 times, to the nanosecond. https://www.rfc-editor.org/rfc/rfc3339</summary>
internal static class Rfc3339
{
    /// <summary>The longest form: 2006-01-02T15:04:05.123456789+07:00.</summary>
    public const int MaxLength = 35;

    private const int LengthWithoutFraction = 19;

    public static bool TryParse(ReadOnlySpan<char> text, out Timestamp value)
    {
        value = default;
        if (text.Length < LengthWithoutFraction + 1 || !TryReadDateTime(text, out var local))
        {
            return false;
        }

        var rest = text[LengthWithoutFraction..];
        if (!TryReadFraction(ref rest, out var nanoseconds) || !TryReadOffset(rest, out var offset))
        {
            return false;
        }

        value = new Timestamp(local.Ticks + (nanoseconds / 100), offset, (byte)(nanoseconds % 100));
        return true;
    }

    public static int Format(Timestamp value, Span<char> target)
    {
        _ = value.Local.TryFormat(target, out var length, "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        var nanoseconds = (value.Local.Ticks % TimeSpan.TicksPerSecond * 100) + value.NanosecondsInTick;
        if (nanoseconds != 0)
        {
            target[length++] = '.';
            _ = nanoseconds.TryFormat(target[length..], out var digits, "D9", CultureInfo.InvariantCulture);
            length += digits;
            while (target[length - 1] == '0')
            {
                length--;
            }
        }

        return length + FormatOffset((int)value.Offset.TotalMinutes, target[length..]);
    }

    private static int FormatOffset(int minutes, Span<char> target)
    {
        if (minutes == 0)
        {
            target[0] = 'Z';
            return 1;
        }

        target[0] = minutes < 0 ? '-' : '+';
        var (hours, rest) = Math.DivRem(Math.Abs(minutes), 60);
        _ = hours.TryFormat(target[1..], out _, "D2", CultureInfo.InvariantCulture);
        target[3] = ':';
        _ = rest.TryFormat(target[4..], out _, "D2", CultureInfo.InvariantCulture);
        return 6;
    }

    private static bool TryReadDateTime(ReadOnlySpan<char> text, out DateTime value)
    {
        value = default;
        return text[4] == '-' && text[7] == '-' && text[10] == 'T' && text[13] == ':' && text[16] == ':'
            && TryReadNumber(text[..4], 1, 9999, out var year)
            && TryReadNumber(text[5..7], 1, 12, out var month)
            && TryReadNumber(text[8..10], 1, DateTime.DaysInMonth(year, month), out var day)
            && TryReadNumber(text[11..13], 0, 23, out var hour)
            && TryReadNumber(text[14..16], 0, 59, out var minute)
            && TryReadNumber(text[17..19], 0, 59, out var second)
            && Assign(new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified), out value);
    }

    private static bool TryReadFraction(ref ReadOnlySpan<char> rest, out int nanoseconds)
    {
        nanoseconds = 0;
        if (rest[0] is not ('.' or ','))
        {
            return true;
        }

        var digits = 1;
        for (; digits < rest.Length && char.IsAsciiDigit(rest[digits]); digits++)
        {
            // Digits beyond the ninth are cut, as the recorded server does.
            if (digits <= 9)
            {
                nanoseconds = (nanoseconds * 10) + (rest[digits] - '0');
            }
        }

        for (var missing = digits; missing <= 9; missing++)
        {
            nanoseconds *= 10;
        }

        rest = rest[digits..];
        return digits > 1 && rest.Length > 0;
    }

    private static bool TryReadOffset(ReadOnlySpan<char> text, out short minutes)
    {
        minutes = 0;
        if (text is "Z")
        {
            return true;
        }

        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':'
            || !TryReadNumber(text[1..3], 0, 23, out var hours) || !TryReadNumber(text[4..6], 0, 59, out var rest))
        {
            return false;
        }

        minutes = (short)(((hours * 60) + rest) * (text[0] == '-' ? -1 : 1));
        return true;
    }

    private static bool TryReadNumber(ReadOnlySpan<char> text, int least, int most, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= least && value <= most;

    private static bool Assign(DateTime from, out DateTime to)
    {
        to = from;
        return true;
    }
}
