using System.Text;
using System.Text.Json;
using Slipway.Examples.Stdio;
using Slipway.Sdk.Alerts;

namespace Company.Ops.Example.Tests;

/// <summary>The plugin as a server talks to it: a line for a request, a line for an answer.</summary>
public sealed class ProtocolTests
{
    [Fact]
    public async Task Query_WithALimit_AnswersThatManyAndEchoesTheId()
    {
        var answer = await AskAsync("""{"id":"1","method":"alert.query","config":{},"payload":{"limit":1}}""");

        Assert.Equal("1", answer.GetProperty("id").GetString());
        Assert.Equal(["disk"], answer.GetProperty("result").EnumerateArray().Select(alert => alert.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Query_Severities_NarrowWhatIsFound()
    {
        var answer = await AskAsync("""{"method":"alert.query","config":{},"payload":{"severities":["minor"]}}""");

        Assert.Equal(["load"], answer.GetProperty("result").EnumerateArray().Select(alert => alert.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Get_ConfigurationOfTheRequest_IsUsed()
    {
        var answers = await AskAllAsync(
            """{"method":"alert.get","config":{"region":"eu-1"},"payload":{"id":"disk"}}""",
            """{"method":"alert.get","config":{"region":"us-2"},"payload":{"id":"disk"}}""",
            """{"method":"alert.get","payload":{"id":"disk"}}""");

        Assert.Equal(
            ["disk is high in eu-1", "disk is high in us-2", "disk is high in everywhere"],
            answers.Select(answer => answer.GetProperty("result").GetProperty("title").GetString()));
    }

    [Theory]
    [InlineData("""{"colour":"red"}""", "colour")]
    [InlineData("""{"most":0}""", "most")]
    public async Task Query_ConfigurationThatIsWrong_IsRefusedAndNamesTheKey(string configuration, string key)
    {
        var error = (await AskAsync($$$"""{"method":"alert.query","config":{{{configuration}}},"payload":{}}""")).GetProperty("error");

        Assert.Equal("provider_error", error.GetProperty("code").GetString());
        Assert.Contains($"{key}: ", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"method":"alert.get","config":{},"payload":{"id":"nowhere"}}""", "not_found")]
    [InlineData("""{"method":"alert.dance","config":{},"payload":{}}""", "not_implemented")]
    [InlineData("""{"method":"alert.query","config":{},"payload":{"limit":"many"}}""", "bad_request")]
    public async Task Ask_WhatCannotBeAnswered_IsRefusedWithACode(string request, string code) =>
        Assert.Equal(code, (await AskAsync(request)).GetProperty("error").GetProperty("code").GetString());

    private static async Task<JsonElement> AskAsync(string request) => Assert.Single(await AskAllAsync(request));

    // The loop ends with its input, which is how a server stops a plugin.
    private static async Task<IReadOnlyList<JsonElement>> AskAllAsync(params string[] requests)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', requests) + "\n"));
        using var output = new MemoryStream();
        Assert.Equal(0, await StdioLoop.RunAsync(AlertCapability.Definition, configuration => new ExampleAlerts(ExampleConfiguration.Bind(configuration)), input, output));
        return [.. Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];
    }
}
