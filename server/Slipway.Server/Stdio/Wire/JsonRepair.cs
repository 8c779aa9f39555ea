using System.Text;

namespace Slipway.Server.Stdio.Wire;

/// <summary>
/// Makes texts readable that System.Text.Json refuses and that plugins' first server read: bytes that are no UTF-8 and
/// escaped halves of surrogate pairs become U+FFFD.
/// </summary>
internal static class JsonRepair
{
    /// <summary>The repaired document, or null when there was nothing to repair.</summary>
    public static byte[]? Repair(ReadOnlySpan<byte> json)
    {
        var text = Encoding.UTF8.GetString(json);
        var builder = new StringBuilder(text.Length);
        var changed = text.Contains('\uFFFD', StringComparison.Ordinal);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 >= text.Length)
            {
                builder.Append(text[i]);
                continue;
            }

            var length = EscapeLength(text.AsSpan(i), out var isHalf);
            builder.Append(isHalf ? "\\ufffd" : text.AsSpan(i, length));
            changed |= isHalf;
            i += length - 1;
        }

        return changed ? Encoding.UTF8.GetBytes(builder.ToString()) : null;
    }

    private static int EscapeLength(ReadOnlySpan<char> escape, out bool isHalf)
    {
        var first = Unit(escape);
        isHalf = char.IsSurrogate(first);
        if (char.IsHighSurrogate(first) && char.IsLowSurrogate(Unit(escape[6..])))
        {
            isHalf = false;
            return 12;
        }

        return isHalf ? 6 : 2;
    }

    private static char Unit(ReadOnlySpan<char> escape) =>
        escape.Length >= 6 && escape[0] == '\\' && escape[1] == 'u'
        && ushort.TryParse(escape[2..6], System.Globalization.NumberStyles.AllowHexSpecifier, null, out var unit) ? (char)unit : '\0';
}
