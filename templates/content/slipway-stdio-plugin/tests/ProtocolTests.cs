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

    [Theory]
    [InlineData("""{"method":"alert.get","config":{},"payload":{"id":"nowhere"}}""", "not_found")]
    [InlineData("""{"method":"alert.dance","config":{},"payload":{}}""", "not_implemented")]
    [InlineData("""{"method":"alert.query","config":{},"payload":{"limit":"many"}}""", "bad_request")]
    public async Task Ask_WhatCannotBeAnswered_IsRefusedWithACode(string request, string code) =>
        Assert.Equal(code, (await AskAsync(request)).GetProperty("error").GetProperty("code").GetString());

    // The loop ends with its input, which is how a server stops a plugin.
    private static async Task<JsonElement> AskAsync(string request)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(request + "\n"));
        using var output = new MemoryStream();
        Assert.Equal(0, await StdioLoop.RunAsync(AlertCapability.Definition, new ExampleAlerts(), input, output));
        return JsonElement.Parse(Assert.Single(Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }
}
