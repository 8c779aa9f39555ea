using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Slipway.Images.Json;

/// <summary>How this library writes and reads JSON: no white space, nothing escaped that need not be, no name twice.</summary>
internal static class CanonicalJson
{
    // The default encoder writes '+' as \u002B: valid, but not the bytes that the rest of the world writes.
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The bytes that <paramref name="write"/> writes.</summary>
    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Compact))
        {
            write(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The bytes of a node.</summary>
    public static byte[] Write(JsonNode node) => Write(writer => node.WriteTo(writer));

    /// <summary>An object, to be edited; throws a <see cref="JsonException"/> when the text is none.</summary>
    public static JsonObject ParseObject(ReadOnlySpan<byte> text)
    {
        try
        {
            return JsonNode.Parse(text, nodeOptions: null, Strict) as JsonObject ?? throw new JsonException("Not a JSON object.");
        }
        catch (InvalidOperationException malformed)
        {
            throw new JsonException("A name is not Unicode.", malformed);
        }
    }

    /// <summary>A document, to be read; throws a <see cref="JsonException"/> when the text is none.</summary>
    public static JsonDocument Parse(ReadOnlyMemory<byte> text)
    {
        try
        {
            return JsonDocument.Parse(text, Strict);
        }
        catch (InvalidOperationException malformed)
        {
            // Names are compared while they are read, and may be no Unicode.
            throw new JsonException("A name is not Unicode.", malformed);
        }
    }
}
