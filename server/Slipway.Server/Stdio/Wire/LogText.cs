using System.Globalization;
using System.Text;

namespace Slipway.Server.Stdio.Wire;

/// <summary>
/// Text of a plugin as a log may show it: one line, bounded, without anything that moves a terminal's cursor, forges a
/// line or turns the direction of reading.
/// </summary>
internal static class LogText
{
    private const int Limit = 2000;

    public static string Of(ReadOnlySpan<byte> bytes) => Of(Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, 4 * Limit)]));

    public static string Of(string text)
    {
        var line = text.AsSpan().TrimEnd("\r\n");
        var builder = new StringBuilder(Math.Min(line.Length, Limit) + 16);
        foreach (var rune in line.EnumerateRunes())
        {
            if (builder.Length >= Limit)
            {
                return builder.Append("...").ToString();
            }

            _ = IsHarmless(rune)
                ? builder.Append(rune.ToString())
                : builder.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}");
        }

        return builder.ToString();
    }

    private static bool IsHarmless(Rune rune) => rune.Value == '\t' || Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned);
}
