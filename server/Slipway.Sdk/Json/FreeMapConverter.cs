using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Sdk.Json;

/// <summary>Reads and writes <see cref="FreeMap"/> without interpreting its values.</summary>
internal sealed class FreeMapConverter : JsonConverter<FreeMap>
{
    public override FreeMap Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A JSON object is expected.");
        }

        // One document for the whole map: its members share the buffer.
        var document = JsonElement.ParseValue(ref reader);
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in document.EnumerateObject())
        {
            values[member.Name] = member.Value;
        }

        return new FreeMap(values);
    }

    public override void Write(Utf8JsonWriter writer, FreeMap value, JsonSerializerOptions options) => value.WriteTo(writer);
}
