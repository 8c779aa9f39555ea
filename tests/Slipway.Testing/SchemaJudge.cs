using System.Text.Json.Nodes;
using Xunit;

namespace Slipway.Testing;

/// <summary>Ajv, an independent implementation of JSON Schema (2020-12), under node.</summary>
public static class SchemaJudge
{
    /// <summary>The verdict on each JSON document by a schema of this repository: <c>valid</c>, or <c>invalid:</c> and why.</summary>
    public static async Task<IReadOnlyList<string>> JudgeAsync(string schema, params IReadOnlyList<string> documents)
    {
        var question = new JsonObject
        {
            ["schemas"] = new JsonObject { ["schema"] = JsonNode.Parse(await File.ReadAllTextAsync(Repository.PathOf(schema))) },
            ["documents"] = new JsonArray([.. documents.Select(document => new JsonObject { ["schema"] = "schema", ["document"] = JsonNode.Parse(document) })]),
        };
        return await AskAsync(question.ToJsonString(), documents.Count);
    }

    /// <summary>Ajv's verdicts on a question as <c>ajv.mjs</c> wants it.</summary>
    public static async Task<IReadOnlyList<string>> AskAsync(string question, int documents)
    {
        var node = Tool.Require("node", "nodejs");
        var folder = Repository.PathOf("tests/judges");
        Tool.RequireThat(Directory.Exists(Path.Combine(folder, "node_modules", "ajv")), "run npm ci in tests/judges");

        var judged = await CommandRunner.RunAsync(node, [Path.Combine(folder, "ajv.mjs")], input: question);
        Assert.True(judged.ExitCode == 0, judged.All);
        var verdicts = judged.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(documents, verdicts.Length);
        return verdicts;
    }
}
