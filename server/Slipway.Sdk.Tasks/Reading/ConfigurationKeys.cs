using System.Text.Json;

namespace Slipway.Sdk.Tasks.Reading;

/// <summary>Reads the keys of a configuration from its schema, as the generator writes them.</summary>
internal static class ConfigurationKeys
{
    /// <summary>The keys in the order of the schema; none when it is empty or no schema that can be read.</summary>
    public static IReadOnlyList<ConfigurationKey> Read(string schema)
    {
        if (schema.Length == 0)
        {
            return [];
        }

        try
        {
            using var document = JsonDocument.Parse(schema);
            var root = document.RootElement;
            var required = root.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()).ToList() : [];
            return root.TryGetProperty("properties", out var properties)
                ? [.. properties.EnumerateObject().Select(property => Key(property.Name, property.Value, required.Contains(property.Name)))]
                : [];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Half a surrogate pair, or a schema that somebody wrote by hand; that the schema cannot be written is told elsewhere.
            return [];
        }
    }

    private static ConfigurationKey Key(string name, JsonElement schema, bool isRequired)
    {
        var isSecret = schema.TryGetProperty("writeOnly", out var writeOnly) && writeOnly.ValueKind == JsonValueKind.True;
        var isText = schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("string");
        return new ConfigurationKey(name, isSecret, isRequired, isText && !isSecret && !schema.TryGetProperty("enum", out _));
    }
}
