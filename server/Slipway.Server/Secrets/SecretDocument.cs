using System.Text.Encodings.Web;
using System.Text.Json;

namespace Slipway.Server.Secrets;

/// <summary>A JSON object of secrets. Values that are no strings are handed out as their JSON text.</summary>
internal static class SecretDocument
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads an object.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static SortedDictionary<string, JsonElement> Read(ReadOnlySpan<byte> json)
    {
        var root = JsonElement.Parse(json, new JsonDocumentOptions { MaxDepth = 1000 });
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("A JSON object is expected.");
        }

        var values = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in root.EnumerateObject())
        {
            values[member.Name] = member.Value;
        }

        return values;
    }

    public static byte[] Write(SortedDictionary<string, JsonElement> values)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Indented))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in values)
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    public static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    public static JsonElement Value(string text) => JsonElement.Parse(
        System.Text.Encoding.UTF8.GetBytes($"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\""));
}
