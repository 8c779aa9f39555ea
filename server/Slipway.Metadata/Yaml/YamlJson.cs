using System.Text.Json;

namespace Slipway.Metadata.Yaml;

/// <summary>Writes a YAML value as the JSON that it stands for by the core schema.</summary>
public static class YamlJson
{
    /// <summary>Writes a value. Infinities and not-a-number, which JSON lacks, become text.</summary>
    public static void Write(YamlNode node, Utf8JsonWriter writer)
    {
        switch (node)
        {
            case YamlMapping mapping:
                writer.WriteStartObject();
                foreach (var entry in mapping.Entries)
                {
                    writer.WritePropertyName(entry.Key);
                    Write(entry.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case YamlSequence list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(item, writer);
                }

                writer.WriteEndArray();
                break;
            case YamlScalar scalar:
                WriteScalar(scalar, writer);
                break;
        }
    }

    private static void WriteScalar(YamlScalar scalar, Utf8JsonWriter writer)
    {
        switch (scalar.Type)
        {
            case YamlScalarType.Null:
                writer.WriteNullValue();
                break;
            case YamlScalarType.Boolean:
                writer.WriteBooleanValue(scalar.Text is "true" or "True" or "TRUE");
                break;
            case YamlScalarType.WholeNumber when YamlNumber.TryInteger(scalar, out var number):
                writer.WriteRawValue(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
                break;
            case YamlScalarType.Fraction when YamlNumber.JsonFloat(scalar.Text) is { } number:
                writer.WriteRawValue(number);
                break;
            default:
                writer.WriteStringValue(scalar.Text);
                break;
        }
    }
}
