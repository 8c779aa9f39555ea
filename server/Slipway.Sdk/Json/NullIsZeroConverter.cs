using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Sdk.Json;

/// <summary>Numbers of the schema read null as zero: an explicit null means the same as leaving the member out.</summary>
internal static class NullIsZeroConverter
{
    public sealed class Integer : JsonConverter<long>
    {
        public override bool HandleNull => true;

        public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? 0 : reader.GetInt64();

        public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
    }

    public sealed class Number : JsonConverter<double>
    {
        public override bool HandleNull => true;

        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.Null)
            {
                return 0;
            }

            var value = reader.GetDouble();
            return double.IsFinite(value) ? value : throw new JsonException("The number is too large for a 64-bit float.");
        }

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
    }
}
