using System.Text.Json.Nodes;

namespace Slipway.Cli.Tests;

/// <summary>Asks a JSON Schema validator of others whether what the command writes is what its published schema says.</summary>
internal static class SchemaJudge
{
    private const string Referred = "plan";

    /// <summary>Fails unless a document fits a schema of docs/schemas, and the same document of another kind does not.</summary>
    public static async Task FitsAsync(string schema, string document)
    {
        var folder = Repository.PathOf("tests/judges");
        Tool.RequireThat(Directory.Exists(Path.Combine(folder, "node_modules", "ajv")), "run npm ci in tests/judges");
        var other = JsonNode.Parse(document)!;
        other["kind"] = "Other";
        var question = new JsonObject
        {
            ["schemas"] = new JsonObject(new[] { Referred, schema }.Distinct().Select(name => KeyValuePair.Create(name, JsonNode.Parse(File.ReadAllText(Repository.PathOf($"docs/schemas/{name}.schema.json")))))),
            ["documents"] = new JsonArray(
                new JsonObject { ["schema"] = schema, ["document"] = JsonNode.Parse(document) },
                new JsonObject { ["schema"] = schema, ["document"] = other }),
        };
        var judged = await CommandRunner.RunAsync(Tool.Require("node", "nodejs"), [Path.Combine(folder, "ajv.mjs")], input: question.ToJsonString());
        var verdicts = judged.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(verdicts is ["valid", var second] && second.StartsWith("invalid", StringComparison.Ordinal), judged.All);
    }
}
