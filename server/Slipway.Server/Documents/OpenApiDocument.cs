using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Sdk.Capabilities;
using Slipway.Server.Access;
using Slipway.Server.Hosting;
using Slipway.Server.Http;
using Slipway.Server.Routing;

namespace Slipway.Server.Documents;

/// <summary><c>GET /openapi/v1.json</c>: the routes and types as the server itself uses them.</summary>
internal sealed class OpenApiDocument
{
    private static readonly string[] ErrorStatuses = ["400", "401", "403", "404", "405", "408", "409", "413", "429", "501", "502", "503", "504"];

    private readonly Lazy<byte[]> _bytes;

    public OpenApiDocument(ServerParts parts, IReadOnlyList<BoundApi> apis) => _bytes = new(() => Make(parts, apis));

    public ValueTask SendAsync(Exchange exchange) => exchange.SendAsync(200, Answers.Json, _bytes.Value);

    private static byte[] Make(ServerParts parts, IReadOnlyList<BoundApi> apis)
    {
        var schemas = new SchemaCollection(parts.Json.Strict);
        var paths = new JsonObject();
        foreach (var route in apis.SelectMany(api => api.Routes))
        {
            Add(paths, route.Route.Path, route.Route.Method, DescribeOperation(route, schemas));
        }

        SystemPaths.AddTo(paths, parts);
        var document = new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = parts.Composition.Identity.Name,
                ["version"] = parts.Composition.Identity.Version,
                ["description"] = "One API over the tools of an operations team; providers are plugins.",
            },
            ["security"] = new JsonArray(new JsonObject { ["bearer"] = new JsonArray() }),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = schemas.WithError(),
                ["securitySchemes"] = new JsonObject { ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" } },
            },
        };
        return [.. JsonSerializer.SerializeToUtf8Bytes(document, DocumentJson.Default.JsonObject), (byte)'\n'];
    }

    public static void Add(JsonObject paths, string path, string method, JsonObject operation)
    {
        if (paths[path] is not JsonObject item)
        {
            paths[path] = item = [];
        }

        item[method.ToLowerInvariant()] = operation;
    }

    /// <summary>The answers of errors.</summary>
    public static JsonObject ErrorAnswer(string description) => new()
    {
        ["description"] = description,
        ["content"] = new JsonObject
        {
            ["application/json"] = new JsonObject { ["schema"] = SchemaCollection.Reference(SchemaCollection.ErrorName) },
        },
    };

    private static JsonObject DescribeOperation(BoundRoute route, SchemaCollection schemas)
    {
        var operation = new JsonObject
        {
            ["operationId"] = OperationId(route),
            ["tags"] = new JsonArray(route.Operation.CapabilityName),
            ["x-slipway-operation"] = route.Operation.Name,
            ["x-slipway-scope"] = route.Scope == Scope.Read ? "read" : "write",
            ["x-slipway-since"] = route.Operation.Description.Since,
        };
        if (Parameters(route) is { Count: > 0 } parameters)
        {
            operation["parameters"] = parameters;
        }

        if (route.Route.Request.BodyType is { } body)
        {
            operation["requestBody"] = new JsonObject
            {
                ["required"] = true,
                ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = schemas.OfBody(body) } },
            };
        }

        operation["responses"] = Responses(route, schemas);
        return operation;
    }

    // One operation may have two routes, as metric.describe has.
    private static string OperationId(BoundRoute route) =>
        route.Route.Envelope is not null && route.Route.Request.BodyType is null ? route.Operation.Name + ".byQuery" : route.Operation.Name;

    private static JsonArray Parameters(BoundRoute route) =>
    [
        .. route.Route.Parameters.Select(name => Parameter(name, "path", true)),
        .. route.Route.Request.QueryParameters.Select(name => Parameter(name, "query", false)),
    ];

    private static JsonObject Parameter(string name, string place, bool required) => new()
    {
        ["name"] = name,
        ["in"] = place,
        ["required"] = required,
        ["schema"] = new JsonObject { ["type"] = "string" },
    };

    private static JsonObject Responses(BoundRoute route, SchemaCollection schemas)
    {
        var answer = route.Operation.Answer;
        JsonNode schema = answer.Kind switch
        {
            AnswerKind.List => new JsonObject { ["type"] = "array", ["items"] = schemas.OfAnswer(answer.ItemType) },
            AnswerKind.Object => schemas.OfAnswer(answer.ItemType),
            _ => SystemPaths.StatusSchema(),
        };
        if (route.Route.Envelope is { } envelope)
        {
            schema = new JsonObject
            {
                ["type"] = "object",
                ["required"] = new JsonArray(envelope),
                ["properties"] = new JsonObject { [envelope] = schema },
            };
        }

        var responses = new JsonObject
        {
            [route.Route.Status.ToString(System.Globalization.CultureInfo.InvariantCulture)] = new JsonObject
            {
                ["description"] = "Done.",
                ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = schema } },
            },
        };
        foreach (var status in ErrorStatuses)
        {
            responses[status] = ErrorAnswer("An error.");
        }

        responses["default"] = ErrorAnswer("An error.");

        return responses;
    }
}
