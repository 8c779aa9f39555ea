using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Slipway.Trust.Json;

/// <summary>The canonical text of a document, RFC 8785, for documents whose numbers are whole: members in order, one spelling of everything.</summary>
internal static class CanonicalText
{
    // The largest number that every reader of JSON holds exactly.
    private const long LargestNumber = 9007199254740991;

    /// <summary>The text's bytes, without one member of the root's member <paramref name="parent"/>; throws a <see cref="JsonException"/> at a fraction.</summary>
    public static byte[] Of(JsonElement root, string parent, string without)
    {
        var text = new StringBuilder();
        WriteObject(text, root.EnumerateObject(), member =>
        {
            if (member.Name == parent)
            {
                WriteObject(text, member.Value.EnumerateObject().Where(inner => inner.Name != without), inner => Write(text, inner.Value));
            }
            else
            {
                Write(text, member.Value);
            }
        });
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Write(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(text, value.EnumerateObject(), member => Write(text, member.Value));
                break;
            case JsonValueKind.Array:
                WriteArray(text, value);
                break;
            case JsonValueKind.String:
                WriteString(text, value.GetString()!);
                break;
            case JsonValueKind.Number:
                text.Append(value.TryGetInt64(out var number) && Math.Abs(number) <= LargestNumber
                    ? number.ToString(CultureInfo.InvariantCulture)
                    : throw new JsonException($"The number {value.GetRawText()} is not whole."));
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private static void WriteObject(StringBuilder text, IEnumerable<JsonProperty> members, Action<JsonProperty> write)
    {
        var separator = '{';
        foreach (var member in members.OrderBy(member => member.Name, StringComparer.Ordinal))
        {
            text.Append(separator);
            WriteString(text, member.Name);
            text.Append(':');
            write(member);
            separator = ',';
        }

        text.Append(separator == '{' ? "{}" : "}");
    }

    private static void WriteArray(StringBuilder text, JsonElement value)
    {
        var separator = '[';
        foreach (var item in value.EnumerateArray())
        {
            text.Append(separator);
            Write(text, item);
            separator = ',';
        }

        text.Append(separator == '[' ? "[]" : "]");
    }

    // As ECMAScript's JSON.stringify does.
    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => text.Append(character),
            };
        }

        text.Append('"');
    }
}
