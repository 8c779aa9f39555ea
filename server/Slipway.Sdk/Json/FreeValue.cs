using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Slipway.Sdk.Json;

/// <summary>Makes single JSON values without reflection.</summary>
internal static class FreeValue
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = int.MaxValue,
    };

    public static JsonElement Of(string? value) => Write(writer => writer.WriteStringValue(value));

    public static JsonElement Of(long value) => Write(writer => writer.WriteNumberValue(value));

    public static JsonElement Of(double value) => Write(writer => writer.WriteNumberValue(value));

    public static JsonElement Of(bool value) => Write(writer => writer.WriteBooleanValue(value));

    public static JsonElement Of(FreeMap value) => Write(value.WriteTo);

    public static JsonElement Of(IEnumerable<string> values) => Write(writer =>
    {
        writer.WriteStartArray();
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    });

    private static JsonElement Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(64);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            write(writer);
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan, new JsonReaderOptions { MaxDepth = int.MaxValue });
        return JsonElement.ParseValue(ref reader);
    }
}
