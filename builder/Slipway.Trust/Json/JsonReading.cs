using System.Globalization;
using System.Text.Json;

namespace Slipway.Trust.Json;

/// <summary>
/// Careful access to JSON that others wrote, by the rules of protobuf's JSON: absent and null are the same, 64-bit numbers are texts,
/// bytes are base64; the wrong kind is a <see cref="JsonException"/>.
/// </summary>
internal static class JsonReading
{
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind != JsonValueKind.Object ? throw new JsonException($"An object with '{name}' was expected.")
        : element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member
        : null;

    public static JsonElement RequiredMember(this JsonElement element, string name) =>
        element.Member(name) ?? throw new JsonException($"'{name}' is missing.");

    public static string? Text(this JsonElement element, string name) => element.Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } member => member.GetString(),
        _ => throw new JsonException($"'{name}' is not a text."),
    };

    public static string RequiredText(this JsonElement element, string name) =>
        element.Text(name) is { Length: > 0 } text ? text : throw new JsonException($"'{name}' is missing.");

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) => element.Member(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } member => member.EnumerateArray(),
        _ => throw new JsonException($"'{name}' is not a list."),
    };

    /// <summary>The items of a list that may have only so many: what is longer is hostile.</summary>
    public static JsonElement[] Items(this JsonElement element, string name, int atMost)
    {
        if (element.Member(name) is not { } list)
        {
            return [];
        }

        var length = list.ValueKind == JsonValueKind.Array ? list.GetArrayLength() : throw new JsonException($"'{name}' is not a list.");
        var items = length <= atMost ? new JsonElement[length] : throw new JsonException($"'{name}' has more than {atMost} items.");
        var at = 0;
        foreach (var item in list.EnumerateArray())
        {
            items[at++] = item;
        }

        return items;
    }

    public static string ItemText(this JsonElement item) =>
        item.ValueKind == JsonValueKind.String ? item.GetString()! : throw new JsonException("An item of a list is not a text.");

    /// <summary>The bytes of a base64 text; null when there is none.</summary>
    public static byte[]? Bytes(this JsonElement element, string name) =>
        element.Text(name) is { } text ? Base64.Decode(text, name) : null;

    public static byte[] RequiredBytes(this JsonElement element, string name) =>
        element.Bytes(name) is { Length: > 0 } bytes ? bytes : throw new JsonException($"'{name}' is missing.");

    /// <summary>A 64-bit number, written as a text (protobuf) or as a number; zero when absent.</summary>
    public static long Int64(this JsonElement element, string name) => element.Member(name) switch
    {
        null => 0,
        { ValueKind: JsonValueKind.Number } member when member.TryGetInt64(out var number) => number,
        { ValueKind: JsonValueKind.String } member
            when long.TryParse(member.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw new JsonException($"'{name}' is not a 64-bit number."),
    };

    /// <summary>A number that counts something.</summary>
    public static long Count(this JsonElement element, string name) =>
        element.Int64(name) is >= 0 and var number ? number : throw new JsonException($"'{name}' is negative.");
}
