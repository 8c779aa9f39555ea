using Slipway.Server.Tests.Support;

namespace Slipway.Server.Tests.Documents;

/// <summary>A client from npm reads the document, calls every operation, and judges every answer by its schema.</summary>
public sealed class OpenApiClientTests
{
    [Fact]
    public async Task Client_MadeFromTheDocument_CallsEveryOperation()
    {
        var node = Tool.Require("node", "nodejs");
        var judges = Repository.PathOf("tests/judges");
        Tool.RequireThat(Directory.Exists(Path.Combine(judges, "node_modules", "openapi-client-axios")), "run npm ci in tests/judges");
        await using var server = await ServerUnderTest.StartAsync(TestPlugin.Everywhere);
        var question = $$"""
            {
              "document": "{{server.Client.BaseAddress}}openapi/v1.json",
              "bodies": { "orchestration.runs.start": { "planId": "p" }, "providers.configure": { "provider": "echo" } }
            }
            """;

        var result = await CommandRunner.RunAsync(node, [Path.Combine(judges, "openapi.mjs")], input: question);

        Assert.True(result.ExitCode == 0, result.All);
        Snapshot.Match(result.Output);
    }
}
