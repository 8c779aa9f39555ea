using System.Text.Json.Nodes;

namespace Slipway.Cli.Tests;

/// <summary>Whether what the command writes is what its published schema says.</summary>
internal static class PublishedSchema
{
    private const string Referred = "plan";

    /// <summary>Fails unless a document fits a schema of docs/schemas, and the same document of another kind does not.</summary>
    public static async Task FitsAsync(string schema, string document)
    {
        var other = JsonNode.Parse(document)!;
        other["kind"] = "Other";
        var question = new JsonObject
        {
            ["schemas"] = new JsonObject(new[] { Referred, schema }.Distinct().Select(name => KeyValuePair.Create(name, JsonNode.Parse(File.ReadAllText(Repository.PathOf($"docs/schemas/{name}.schema.json")))))),
            ["documents"] = new JsonArray(
                new JsonObject { ["schema"] = schema, ["document"] = JsonNode.Parse(document) },
                new JsonObject { ["schema"] = schema, ["document"] = other }),
        };
        var verdicts = await SchemaJudge.AskAsync(question.ToJsonString(), 2);
        Assert.True(verdicts is ["valid", var second] && second.StartsWith("invalid", StringComparison.Ordinal), string.Join('\n', verdicts));
    }
}
