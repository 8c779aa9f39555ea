using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Sdk.Json;

/// <summary>Reads RFC 3339 strings, and null as the missing time.</summary>
internal sealed class TimestampConverter : JsonConverter<Timestamp>
{
    public override bool HandleNull => true;

    public override Timestamp Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return Timestamp.Missing;
        }

        if (reader.TokenType == JsonTokenType.String && Timestamp.TryParse(reader.GetString(), out var value))
        {
            return value;
        }

        throw new JsonException("An RFC 3339 time such as 2024-01-02T03:04:05Z is expected.");
    }

    public override void Write(Utf8JsonWriter writer, Timestamp value, JsonSerializerOptions options)
    {
        Span<char> buffer = stackalloc char[Rfc3339.MaxLength];
        writer.WriteStringValue(buffer[..Rfc3339.Format(value, buffer)]);
    }
}
