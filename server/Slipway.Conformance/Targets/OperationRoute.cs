using System.Text.Json.Nodes;

namespace Slipway.Conformance.Targets;

/// <summary>How an operation is called over HTTP, as the server's own OpenAPI document says it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path with its parameters.</param>
/// <param name="HasBody">Whether it takes a body.</param>
/// <param name="Status">The status of success.</param>
/// <param name="Schema">The schema of the answer.</param>
/// <param name="Envelope">The member that wraps the answer, if any.</param>
internal sealed record OperationRoute(string Method, string Path, bool HasBody, int Status, JsonNode Schema, string? Envelope)
{
    /// <summary>The routes by operation; of several for one the one that takes a body.</summary>
    public static IReadOnlyDictionary<string, OperationRoute> Read(JsonNode? document)
    {
        Dictionary<string, OperationRoute> routes = new(StringComparer.Ordinal);
        foreach (var (path, item) in document?["paths"] as JsonObject ?? [])
        {
            foreach (var (method, described) in item as JsonObject ?? [])
            {
                if ((string?)described?["x-slipway-operation"] is { } operation && Of(method, path, described) is { } route && (route.HasBody || !routes.ContainsKey(operation)))
                {
                    routes[operation] = route;
                }
            }
        }

        return routes;
    }

    /// <summary>
    /// The path and the body of a request as the table of operations has it: what the path names is taken out, and when one object is left over, it is the body.
    /// </summary>
    public (string Path, JsonObject? Body) Place(JsonObject request)
    {
        var rest = request.DeepClone().AsObject();
        var path = string.Join('/', Path.Split('/').Select(segment => segment is ['{', .. var name, '}'] ? Uri.EscapeDataString(Take(rest, name)) : segment));
        var isWhole = rest.Count == request.Count;
        return (path, !HasBody ? null : !isWhole && rest.Count == 1 && rest.First().Value is JsonObject only ? only.DeepClone().AsObject() : rest);
    }

    // The path of a team's members says {id}, its request teamID.
    private static string Take(JsonObject rest, string name)
    {
        var key = rest.Select(member => member.Key).FirstOrDefault(key => string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
            ?? rest.Select(member => member.Key).FirstOrDefault(key => key.EndsWith(name, StringComparison.OrdinalIgnoreCase));
        if (key is null || rest[key] is not JsonValue value || !value.TryGetValue<string>(out var text))
        {
            return "";
        }

        rest.Remove(key);
        return text;
    }

    private static OperationRoute? Of(string method, string path, JsonNode described)
    {
        foreach (var (status, answer) in described["responses"] as JsonObject ?? [])
        {
            if (status is ['2', _, _] && answer?["content"]?["application/json"]?["schema"] is { } schema)
            {
                var envelope = schema["properties"] is JsonObject { Count: 1 } members && members.First() is { Value: JsonObject inner } && (string?)inner["type"] == "array" && (string?)schema["type"] == "object"
                    ? members.First().Key
                    : null;
                return new OperationRoute(
                    method.ToUpperInvariant(), path, described["requestBody"] is not null, int.Parse(status, System.Globalization.CultureInfo.InvariantCulture), schema, envelope);
            }
        }

        return null;
    }
}
