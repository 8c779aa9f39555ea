using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Slipway.Sdk.Json;
using Slipway.Sdk.Orchestration;

namespace Slipway.Plugins.Runbooks.Runs;

/// <summary>Stored runs as JSON: the run in the form of the wire, the keys beside it.</summary>
internal static class RunJson
{
    private static readonly JsonTypeInfo<Run> Type =
        (JsonTypeInfo<Run>)WireJson.Lenient([OrchestrationCapability.Definition.Json]).GetTypeInfo(typeof(Run));

    /// <summary>One line of JSON.</summary>
    public static string Write(StoredRun stored)
    {
        var json = new JsonObject { ["run"] = JsonSerializer.SerializeToNode(stored.Run, Type) };
        if (stored.StartKey is { } key)
        {
            json["startKey"] = key;
        }

        if (stored.StepKeys.Count > 0)
        {
            json["stepKeys"] = new JsonObject(stored.StepKeys.Select(step => KeyValuePair.Create(step.Key, (JsonNode?)JsonValue.Create(step.Value))));
        }

        return json.ToJsonString();
    }

    /// <summary>The run of a line.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static StoredRun Read(string text)
    {
        using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = WireJson.DefaultMaxDepth });
        var root = document.RootElement;
        return new StoredRun(root.GetProperty("run").Deserialize(Type) ?? throw new JsonException("a run is expected"))
        {
            StartKey = root.TryGetProperty("startKey", out var key) ? key.GetString() : null,
            StepKeys = root.TryGetProperty("stepKeys", out var keys)
                ? keys.EnumerateObject().ToDictionary(step => step.Name, step => step.Value.GetString()!, StringComparer.Ordinal)
                : new Dictionary<string, string>(),
        };
    }
}
