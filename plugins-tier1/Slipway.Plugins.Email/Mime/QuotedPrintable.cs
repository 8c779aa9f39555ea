using System.Globalization;
using System.Text;

namespace Slipway.Plugins.Email.Mime;

/// <summary>The quoted-printable encoding of text whose lines end with CRLF. https://www.rfc-editor.org/rfc/rfc2045#section-6.7</summary>
internal static class QuotedPrintable
{
    private const int LongestLine = 76;

    public static string Encode(string text) => string.Join("\r\n", text.Split("\r\n").Select(EncodeLine));

    private static string EncodeLine(string line)
    {
        var encoded = new StringBuilder();
        var length = 0;
        var bytes = Encoding.UTF8.GetBytes(line);
        for (var place = 0; place < bytes.Length; place++)
        {
            var isLast = place == bytes.Length - 1;
            var token = Token(bytes[place], isLast);
            // The last character of a line that is broken is the mark of the break.
            if (length + token.Length > (isLast ? LongestLine : LongestLine - 1))
            {
                encoded.Append("=\r\n");
                length = 0;
            }

            encoded.Append(token);
            length += token.Length;
        }

        return encoded.ToString();
    }

    // White space at the end of a line would be lost on the way.
    private static string Token(byte value, bool isLast) => value switch
    {
        (byte)'=' => "=3D",
        (byte)' ' or (byte)'\t' when !isLast => ((char)value).ToString(),
        > (byte)' ' and <= (byte)'~' => ((char)value).ToString(),
        _ => "=" + value.ToString("X2", CultureInfo.InvariantCulture),
    };
}
