using System.Text.Json;

namespace Slipway.Plugins.Elasticsearch.Entries;

/// <summary>Reads fields of documents, which write <c>log.level</c> as a name with a dot or as an object in an object, or half and half.</summary>
internal static class SourceField
{
    /// <summary>The value of a field, or null.</summary>
    public static JsonElement? Find(JsonElement source, string field)
    {
        if (source.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (source.TryGetProperty(field, out var value))
        {
            return value;
        }

        for (var dot = field.IndexOf('.', StringComparison.Ordinal); dot > 0; dot = field.IndexOf('.', dot + 1))
        {
            if (source.TryGetProperty(field[..dot], out var inner) && Find(inner, field[(dot + 1)..]) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>A field as text; what is no text as its JSON.</summary>
    public static string? Text(JsonElement source, string field) => Find(source, field) is { } value ? Text(value) : null;

    /// <summary>A value as text; of several the first.</summary>
    public static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Array when value.GetArrayLength() > 0 => Text(value[0]),
        _ => value.GetRawText(),
    };
}
