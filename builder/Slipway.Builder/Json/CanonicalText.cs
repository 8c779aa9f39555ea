using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Slipway.Builder.Json;

/// <summary>JSON with its keys in ordinal order, LF, and nothing escaped that need not be: equal values, equal bytes.</summary>
internal static class CanonicalText
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Readable = Compact with { Indented = true, NewLine = "\n" };

    /// <summary>On one line, for hashing.</summary>
    public static byte[] Bytes(JsonNode node) => Write(node, Compact);

    /// <summary>For people too; ends with a line feed.</summary>
    public static byte[] ReadableBytes(JsonNode node) => [.. Write(node, Readable), (byte)'\n'];

    private static byte[] Write(JsonNode node, JsonWriterOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            Write(node, writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(JsonNode? node, Utf8JsonWriter writer)
    {
        switch (node)
        {
            case JsonObject map:
                writer.WriteStartObject();
                foreach (var (name, value) in map.OrderBy(member => member.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(name);
                    Write(value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonArray list:
                writer.WriteStartArray();
                foreach (var item in list)
                {
                    Write(item, writer);
                }

                writer.WriteEndArray();
                break;
            case null:
                writer.WriteNullValue();
                break;
            default:
                node.WriteTo(writer);
                break;
        }
    }
}
