using System.Text.Json;

namespace Slipway.Images.Json;

/// <summary>Careful access to JSON that others wrote: absent is null, the wrong kind is a <see cref="JsonException"/>.</summary>
internal static class JsonReading
{
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind != JsonValueKind.Object ? throw new JsonException($"An object with '{name}' was expected.")
        : element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member
        : null;

    public static string? Text(this JsonElement element, string name) => element.Member(name) switch
    {
        null => null,
        { } member => member.AsText(name),
    };

    public static string AsText(this JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            throw new JsonException($"'{name}' is, or holds, what is not a text.");
        }

        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException malformed)
        {
            throw new JsonException($"'{name}' holds what is not Unicode.", malformed);
        }
    }

    /// <summary>The name of a property, which may be no Unicode either.</summary>
    public static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException malformed)
        {
            throw new JsonException("A name is not Unicode.", malformed);
        }
    }

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) => element.Member(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } member => member.EnumerateArray(),
        _ => throw new JsonException($"'{name}' is not a list."),
    };
}
