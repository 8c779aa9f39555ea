using System.Text.Json;
using System.Text.Json.Nodes;

namespace Slipway.Conformance.Targets;

/// <summary>Holds answers against the schemas of an OpenAPI document: type, required, properties, additionalProperties, items, enum and references.</summary>
internal sealed class SchemaJudge(JsonNode document)
{
    /// <summary>Why a value does not fit, with its place; null when it does.</summary>
    public string? Complaint(JsonNode? value, JsonNode? schema, string place = "the answer")
    {
        schema = Resolve(schema);
        if (schema is not JsonObject rules)
        {
            return null;
        }

        if (rules["type"] is { } type && !IsOf(value, type))
        {
            return $"{place} is {KindOf(value)}, not {type.ToJsonString()}";
        }

        if (rules["enum"] is JsonArray words && !words.Any(word => JsonNode.DeepEquals(word, value)))
        {
            return $"{place} is none of {words.ToJsonString()}";
        }

        return value switch
        {
            JsonObject members => OfObject(members, rules, place),
            JsonArray items => items.Select((item, index) => Complaint(item, rules["items"], $"{place}[{index}]")).FirstOrDefault(complaint => complaint is not null),
            _ => null,
        };
    }

    private string? OfObject(JsonObject members, JsonObject rules, string place)
    {
        var missing = (rules["required"] as JsonArray)?.Select(name => (string?)name).FirstOrDefault(name => !members.ContainsKey(name!));
        if (missing is not null)
        {
            return $"{place} has no \"{missing}\"";
        }

        foreach (var (name, value) in members)
        {
            var known = (rules["properties"] as JsonObject)?[name];
            if (known is null && rules["additionalProperties"] is JsonValue flag && flag.GetValueKind() == JsonValueKind.False)
            {
                return $"{place} has \"{name}\", which the document does not know";
            }

            if (Complaint(value, known ?? rules["additionalProperties"] as JsonObject, $"{place}.{name}") is { } complaint)
            {
                return complaint;
            }
        }

        return null;
    }

    private JsonNode? Resolve(JsonNode? schema)
    {
        for (var hops = 0; hops < 20 && schema is JsonObject rules && (string?)rules["$ref"] is { } reference; hops++)
        {
            schema = reference.TrimStart('#', '/').Split('/').Aggregate<string, JsonNode?>(document, static (node, step) => node?[step]);
        }

        return schema;
    }

    private static bool IsOf(JsonNode? value, JsonNode type) => type is JsonArray several
        ? several.Any(one => one is not null && IsOf(value, one))
        : (string?)type switch
        {
            "object" => value is JsonObject,
            "array" => value is JsonArray,
            "string" => value?.GetValueKind() == JsonValueKind.String,
            "number" => value?.GetValueKind() == JsonValueKind.Number,
            "integer" => value?.GetValueKind() == JsonValueKind.Number && !value.ToJsonString().AsSpan().ContainsAny('.', 'e', 'E'),
            "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
            "null" => value is null,
            _ => true,
        };

    private static string KindOf(JsonNode? value) => value is null ? "null" : value.GetValueKind().ToString().ToLowerInvariant();
}
