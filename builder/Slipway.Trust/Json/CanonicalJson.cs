using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Slipway.Trust.Json;

/// <summary>How this library writes and reads JSON: LF, nothing escaped that need not be, no name twice, bounded depth.</summary>
internal static class CanonicalJson
{
    /// <summary>Deep enough for every format of this library; a document that is deeper is hostile or broken.</summary>
    public const int MaxDepth = 64;

    // The default encoder writes '+' as \u002B: valid, but not the bytes that the rest of the world writes.
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Indented = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n"
    };
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = MaxDepth };

    /// <summary>The bytes that <paramref name="write"/> writes, without white space.</summary>
    public static byte[] Write(Action<Utf8JsonWriter> write) => Write(write, Compact);

    /// <summary>The bytes that <paramref name="write"/> writes, for people to read, with a line feed at the end.</summary>
    public static byte[] WriteIndented(Action<Utf8JsonWriter> write) => [.. Write(write, Indented), (byte)'\n'];

    /// <summary>Reads a document and hands its root on; whatever is malformed arrives as one <see cref="JsonException"/>.</summary>
    public static T Read<T>(ReadOnlyMemory<byte> text, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            return read(document.RootElement);
        }
        catch (InvalidOperationException error)
        {
            // A text that is no valid UTF-8 or holds half a surrogate pair surfaces as this when it is unescaped.
            throw new JsonException("The document holds a text that is not valid Unicode.", error);
        }
    }

    private static byte[] Write(Action<Utf8JsonWriter> write, JsonWriterOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            write(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
