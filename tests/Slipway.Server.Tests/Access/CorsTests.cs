using Slipway.Server.Tests.Support;

namespace Slipway.Server.Tests.Access;

public sealed class CorsTests
{
    [Theory]
    [InlineData("*", "https://a.example", "*", null)]
    [InlineData(" https://console.example", "https://a.example", "https://console.example", null)]
    [InlineData("https://a.example, https://b.example", "https://b.example", "https://b.example", "Origin")]
    [InlineData("https://a.example,https://b.example", "https://evil.example", null, "Origin")]
    public async Task Origin_IsSentAsConfigured(string setting, string origin, string? expected, string? vary)
    {
        await using var server = await ServerUnderTest.StartAsync($"OPSORCH_CORS_ORIGIN={setting}");

        var answer = await server.GetAsync("/nope", ("Origin", origin));

        Assert.Equal(expected, answer.Header("Access-Control-Allow-Origin"));
        Assert.Equal(vary, answer.Header("Vary"));
        Assert.Equal("Content-Type, Authorization", answer.Header("Access-Control-Allow-Headers"));
        Assert.Equal("GET,POST,PATCH,OPTIONS", string.Concat(answer.Header("Access-Control-Allow-Methods")!.Split(' ')));
    }

    [Fact]
    public async Task Options_OfAnyPath_IsEmptyWithoutTokenOrId()
    {
        await using var server = await ServerUnderTest.StartAsync("OPSORCH_BEARER_TOKEN=t");

        var answer = await server.SendAsync("OPTIONS", "/whatever", null, ("X-Request-ID", "r"));

        Assert.Equal(200, answer.Status);
        Assert.Empty(answer.Body);
        Assert.Null(answer.Header("X-Request-ID"));
        Assert.Equal("*", answer.Header("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("X-Request-ID", "a b", "a b")]
    [InlineData("X-Amzn-Trace-Id", "Root=1", "Root=1")]
    [InlineData("X-Correlation-ID", " c ", "c")]
    [InlineData("X-Trace-ID", "née", "née")]
    [InlineData("X-Request-ID", "  ", null)]
    public async Task RequestId_OfTheCaller_IsEchoedAndAudited(string header, string value, string? expected)
    {
        await using var server = await ServerUnderTest.StartAsync(TestPlugin.Everywhere);
        using var client = RawClient.Connect(server.Address.Port);

        var head = await client.GetAsync("/incidents/x", $"{header}: {value}");

        var id = head.Split("X-Request-ID: ")[1].Split("\r\n")[0];
        Assert.Equal(expected ?? id, id);
        Assert.StartsWith(expected ?? "generated-", id, StringComparison.Ordinal);
        var record = Assert.Single(await server.StopAndReadAuditAsync());
        Assert.Equal(id, record.GetProperty("request_id").GetString());
    }
}
