using System.Text.Json;

namespace Slipway.Metadata.Shapes;

internal static class SchemaWriting
{
    public static void WriteTexts(this Utf8JsonWriter writer, string key, IReadOnlyList<string> values)
    {
        writer.WriteStartArray(key);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    public static void WriteShape(this Utf8JsonWriter writer, string key, Shape shape)
    {
        writer.WriteStartObject(key);
        shape.WriteKeywords(writer);
        writer.WriteEndObject();
    }
}
