using System.Globalization;
using System.Text;

namespace Slipway.Plugins.Prometheus.Queries;

/// <summary>
/// String literals of PromQL, in double quotes with Go's escapes.
/// https://prometheus.io/docs/prometheus/latest/querying/basics/#string-literals
/// </summary>
internal static class PromQlString
{
    /// <summary>The literal whose value is the text. A lone surrogate, which UTF-8 cannot carry, becomes U+FFFD.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' or '\\' => quoted.Append('\\').Append((char)rune.Value),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' or 0x7F or 0x2028 or 0x2029 => quoted.Append("\\u").Append(rune.Value.ToString("x4", CultureInfo.InvariantCulture)),
                _ => quoted.Append(rune.ToString()),
            };
        }

        return quoted.Append('"').ToString();
    }
}
