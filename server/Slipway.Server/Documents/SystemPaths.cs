using System.Text.Json.Nodes;
using Slipway.Server.Hosting;

namespace Slipway.Server.Documents;

/// <summary>The paths of the server itself, for OpenAPI.</summary>
internal static class SystemPaths
{
    public static void AddTo(JsonObject paths, ServerParts parts)
    {
        OpenApiDocument.Add(paths, "/", "GET", Read("root", StatusSchema(), isOpen: true));
        OpenApiDocument.Add(paths, "/openapi/v1.json", "GET", Read("openapi", new JsonObject { ["type"] = "object" }, isOpen: false));
        OpenApiDocument.Add(paths, "/metrics", "GET", Read("metrics", new JsonObject { ["type"] = "string" }, isOpen: false, "text/plain"));
        OpenApiDocument.Add(paths, "/health", "GET", Read("health", StatusSchema(), isOpen: true));
        OpenApiDocument.Add(paths, "/ready", "GET", Read("ready", ReadySchema(), isOpen: true));
        OpenApiDocument.Add(paths, "/plugins", "GET", Read("plugins.list", new JsonObject { ["type"] = "object" }, isOpen: false));
        var names = parts.Composition.Apis.Where(api => api.Configurable).Select(api => JsonValue.Create(api.Capability.Name));
        var capability = new JsonObject
        {
            ["name"] = "capability",
            ["in"] = "path",
            ["required"] = true,
            ["schema"] = new JsonObject
            {
                ["type"] = "string",
                ["enum"] = new JsonArray([.. names]),
            },
        };
        var list = Read("providers.list", ListSchema(), isOpen: false);
        list["parameters"] = new JsonArray(capability.DeepClone());
        OpenApiDocument.Add(paths, "/providers/{capability}", "GET", list);
        OpenApiDocument.Add(paths, "/providers/{capability}", "POST", Configure(capability));
    }

    /// <summary>The answer of what has nothing to say but that it is done.</summary>
    public static JsonObject StatusSchema() => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("status"),
        ["properties"] = new JsonObject { ["status"] = new JsonObject { ["type"] = "string" } },
    };

    private static JsonObject ReadySchema()
    {
        var schema = StatusSchema();
        schema["properties"]!["problems"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "object" } };
        return schema;
    }

    private static JsonObject ListSchema() => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("providers"),
        ["properties"] = new JsonObject
        {
            ["providers"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } },
        },
    };

    private static JsonObject Read(string id, JsonObject schema, bool isOpen, string mediaType = "application/json")
    {
        var operation = new JsonObject { ["operationId"] = id, ["tags"] = new JsonArray("server"), ["responses"] = Answers(schema, mediaType) };
        if (isOpen)
        {
            operation["security"] = new JsonArray();
        }

        return operation;
    }

    private static JsonObject Configure(JsonObject capability) => new()
    {
        ["operationId"] = "providers.configure",
        ["tags"] = new JsonArray("server"),
        ["x-slipway-scope"] = "admin",
        ["parameters"] = new JsonArray(capability),
        ["requestBody"] = new JsonObject
        {
            ["required"] = true,
            ["content"] = new JsonObject
            {
                ["application/json"] = new JsonObject
                {
                    ["schema"] = new JsonObject
                    {
                        ["type"] = "object",
                        ["additionalProperties"] = false,
                        ["required"] = new JsonArray("provider"),
                        ["properties"] = new JsonObject
                        {
                            ["provider"] = new JsonObject { ["type"] = "string" },
                            ["config"] = new JsonObject { ["type"] = "object" },
                            ["plugin"] = new JsonObject { ["type"] = "string" },
                        },
                    },
                },
            },
        },
        ["responses"] = Answers(StatusSchema()),
    };

    private static JsonObject Answers(JsonObject schema, string mediaType = "application/json") => new()
    {
        ["200"] = new JsonObject
        {
            ["description"] = "Done.",
            ["content"] = new JsonObject { [mediaType] = new JsonObject { ["schema"] = schema } },
        },
        ["default"] = OpenApiDocument.ErrorAnswer("An error."),
    };
}
