using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Slipway.Sdk.Json;

namespace Slipway.Server.Documents;

/// <summary>JSON Schemas of the types that requests and answers have, from the contracts by which they are read and written.</summary>
internal sealed class SchemaCollection(JsonSerializerOptions contracts)
{
    public const string ErrorName = "Error";

    private readonly SortedDictionary<string, JsonObject> _schemas = new(StringComparer.Ordinal);

    /// <summary>The schema of a body: members that it does not know are refused.</summary>
    public JsonObject OfBody(Type type) => Of(type, isAnswer: false);

    /// <summary>The schema of an answer: members that are always there are required.</summary>
    public JsonObject OfAnswer(Type type) => Of(type, isAnswer: true);

    private JsonObject Of(Type type, bool isAnswer)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (Simple(type) is { } simple)
        {
            return simple;
        }

        var contract = contracts.GetTypeInfo(type);
        return contract.Kind switch
        {
            JsonTypeInfoKind.Enumerable => new JsonObject { ["type"] = "array", ["items"] = Of(contract.ElementType!, isAnswer) },
            JsonTypeInfoKind.Dictionary => new JsonObject { ["type"] = "object", ["additionalProperties"] = Of(contract.ElementType!, isAnswer) },
            _ => OfObject(type, contract, isAnswer),
        };
    }

    public static JsonObject Reference(string name) => new() { ["$ref"] = "#/components/schemas/" + name };

    /// <summary>All schemas, with that of errors.</summary>
    public JsonObject WithError()
    {
        _schemas[ErrorName] = new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray("code", "message"),
            ["properties"] = new JsonObject
            {
                ["code"] = new JsonObject { ["type"] = "string" },
                ["message"] = new JsonObject { ["type"] = "string" },
            },
        };
        return new JsonObject(_schemas.Select(schema => KeyValuePair.Create<string, JsonNode?>(schema.Key, schema.Value)));
    }

    private static JsonObject? Simple(Type type) => type switch
    {
        _ when type == typeof(string) => new JsonObject { ["type"] = "string" },
        _ when type == typeof(long) => new JsonObject { ["type"] = "integer", ["format"] = "int64" },
        _ when type == typeof(double) => new JsonObject { ["type"] = "number", ["format"] = "double" },
        _ when type == typeof(bool) => new JsonObject { ["type"] = "boolean" },
        _ when type == typeof(Timestamp) => new JsonObject { ["type"] = "string", ["format"] = "date-time" },
        _ when type == typeof(FreeMap) => new JsonObject { ["type"] = "object", ["additionalProperties"] = true },
        _ when type == typeof(JsonElement) => [],
        _ => null,
    };

    private JsonObject OfObject(Type type, JsonTypeInfo contract, bool isAnswer)
    {
        if (!_schemas.ContainsKey(type.Name))
        {
            var schema = new JsonObject { ["type"] = "object" };
            _schemas[type.Name] = schema; // Before its members: a type may hold itself.
            var properties = new JsonObject();
            foreach (var property in contract.Properties)
            {
                properties[property.Name] = Of(property.PropertyType, isAnswer);
            }

            schema["properties"] = properties;
            if (!isAnswer)
            {
                schema["additionalProperties"] = false;
            }
            else if (AlwaysThere(contract) is { Count: > 0 } required)
            {
                schema["required"] = required;
            }
        }

        return Reference(type.Name);
    }

    private static JsonArray AlwaysThere(JsonTypeInfo contract) =>
        [.. contract.Properties.Where(property => !property.IsGetNullable).Select(property => JsonValue.Create(property.Name))];
}
