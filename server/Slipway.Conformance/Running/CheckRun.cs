using System.Text.Json.Nodes;
using Slipway.Conformance.Targets;
using Slipway.Sdk.Capabilities;

namespace Slipway.Conformance.Running;

/// <summary>One trial of a check: of a capability, or of the whole target.</summary>
internal sealed class CheckRun(RunSession session, ServedCapability? capability)
{
    private const string SampleStart = "2024-01-02T03:00:00Z";
    private const string SampleEnd = "2024-01-02T04:00:00Z";

    public RunSession Session { get; } = session;

    public ServedCapability Capability => capability ?? throw new InvalidOperationException("The check is about the whole target.");

    public HttpTarget Http => Session.Http ?? throw new CheckBlockedException("the target is not reached over HTTP");

    public Task<CallAnswer> CallAsync(Operation operation, JsonObject request, CancellationToken token) => Session.CallAsync(operation, request, token);

    /// <summary>The items that a list finds.</summary>
    public async Task<IReadOnlyList<JsonNode>> ItemsAsync(Operation list, CancellationToken token, Action<JsonObject>? change = null)
    {
        var request = await RequestAsync(list, token);
        change?.Invoke(request);
        return await ItemsOfAsync(list, request, token);
    }

    /// <summary>The items that an operation answers; a check that needs them cannot be tried without.</summary>
    public async Task<IReadOnlyList<JsonNode>> ItemsOfAsync(Operation operation, JsonObject request, CancellationToken token)
    {
        var answer = await CallAsync(operation, request, token);
        return answer.Ok && Items(answer) is { } items ? items : throw new CheckBlockedException($"{operation.Name} answers {answer.Brief}");
    }

    /// <summary>The request with which a list is asked.</summary>
    public async Task<JsonObject> RequestAsync(Operation list, CancellationToken token)
    {
        var request = Session.Fixture?.RequestFor(list.Name) ?? [];
        if (request.Count > 0 || !Capability.MembersOf(list).Contains("step"))
        {
            return request;
        }

        // A metric has a name, which only its provider knows.
        var describe = Capability.Lists.FirstOrDefault(operation => operation.ShortName == "describe");
        var name = describe is null ? null : (await ItemsOfAsync(describe, [], token)).Select(metric => (string?)metric["name"]).FirstOrDefault();
        return name is null
            ? throw new CheckBlockedException($"nobody says with which request {list.Name} is asked: name one under requests in the fixture")
            : new JsonObject { ["expression"] = new JsonObject { ["metricName"] = name }, ["step"] = 3600, ["start"] = SampleStart, ["end"] = SampleEnd };
    }

    /// <summary>The request that names one thing: by its only member, or that member and no other.</summary>
    public JsonObject RequestFor(Operation operation, string id) => new() { [Capability.MembersOf(operation)[0]] = id };

    /// <summary>The request of a write from the fixture, its {id} filled in; null when the fixture has none.</summary>
    public JsonObject? WriteFor(Operation operation, string? id) =>
        Session.Fixture?.WriteFor(operation.Name) is { } request
            ? JsonNode.Parse(request.ToJsonString().Replace("{id}", id ?? "", StringComparison.Ordinal))!.AsObject()
            : null;

    /// <summary>The id of the first thing that the capability lists; null when it lists nothing.</summary>
    public async Task<string?> FirstIdAsync(CancellationToken token)
    {
        foreach (var list in Capability.Lists)
        {
            if ((await ItemsAsync(list, token)).Select(IdOf).FirstOrDefault(id => id.Length > 0) is { } id)
            {
                return id;
            }
        }

        return null;
    }

    /// <summary>The items of an answer; null when it has none.</summary>
    public static IReadOnlyList<JsonNode>? Items(CallAnswer answer) => answer.Json switch
    {
        JsonArray items => [.. items.OfType<JsonNode>()],
        JsonObject entries when entries["entries"] is JsonArray items => [.. items.OfType<JsonNode>()],
        _ => null,
    };

    /// <summary>What an item is called: its id, or its name where it has no id; empty when it has neither.</summary>
    public static string IdOf(JsonNode item) => (string?)item["id"] ?? "";

    /// <summary>What tells an item from the others: its id, or all of it.</summary>
    public static string KeyOf(JsonNode item) => IdOf(item) is { Length: > 0 } id ? id : item.ToJsonString();
}
