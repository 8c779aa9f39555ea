using System.Net.Sockets;
using System.Text;
using Slipway.Sdk.Incidents;
using Slipway.Sdk.Orchestration;
using Slipway.Server.Tests.Support;

namespace Slipway.Server.Tests.Http;

public sealed class BodyTests
{
    [Theory]
    [InlineData("", "the body is empty; a JSON object is expected")]
    [InlineData("{\"foo\":1}", "unknown field \"foo\"")]
    [InlineData("{\"scope\":{\"foo\":1}}", "unknown field \"foo\"")]
    [InlineData("{\"query\":1}", "query: the value has the wrong type")]
    [InlineData("{\"scope\":{\"service\":[]}}", "scope.service: the value has the wrong type")]
    [InlineData("{\"query\":\"a\\ud800b\"}", "the body holds text that is not valid Unicode")]
    public async Task Body_AgainstTheSchema_Is400InWordsOfItsSender(string body, string message)
    {
        await using var server = await ServerUnderTest.StartAsync(TestPlugin.Everywhere);

        var answer = await server.PostAsync("/incidents/query", body);

        Assert.Equal((400, "bad_request", message), (answer.Status, answer.Code, answer.Message));
    }

    [Fact]
    public async Task Body_ThatIsNoJson_SaysLineAndByteCountedFromOne()
    {
        await using var server = await ServerUnderTest.StartAsync(TestPlugin.Everywhere);

        var answer = await server.PostAsync("/incidents/query", "{\n  \"query\": oops }");

        Assert.Equal(400, answer.Status);
        Assert.EndsWith("(line 2, byte 12)", answer.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{} {}")]
    [InlineData("{}x")]
    [InlineData("nullnull")]
    [InlineData("{\"query\":\"x\",}")]
    [InlineData("{/* c */}")]
    [InlineData("\u00ef\u00bb\u00bf{}")]
    public async Task Body_WithTextAfterOrAround_Is400(string body)
    {
        await using var server = await ServerUnderTest.StartAsync(TestPlugin.Everywhere);

        Assert.Equal(400, (await server.PostAsync("/incidents/query", body)).Status);
    }

    [Theory]
    [InlineData("null")]
    [InlineData(" \r\n{}\n\n")]
    [InlineData("{\"query\":null,\"limit\":null}")]
    [InlineData("{\"QUERY\":\"a\",\"query\":\"all\"}")]
    public async Task Body_OddButValid_IsAccepted(string body)
    {
        await using var server = await ServerUnderTest.StartAsync(TestPlugin.Everywhere);

        var answer = await server.PostAsync("/incidents/query", body);

        Assert.Equal(200, answer.Status);
        Assert.Contains("\"title\":\"all\"", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_OverTheLimit_Is413AndTheServerGoesOn()
    {
        await using var server = await ServerUnderTest.StartAsync([.. TestPlugin.Everywhere, "OPSORCH_MAX_BODY_BYTES=1000"]);

        var stated = await server.PostAsync("/incidents/query", $"{{\"query\":\"{new string('x', 2000)}\"}}");
        var fits = await server.PostAsync("/incidents/query", $"{{\"query\":\"{new string('x', 900)}\"}}");

        Assert.Equal((413, "body_too_large"), (stated.Status, stated.Code));
        Assert.Equal(200, fits.Status);
    }

    [Fact]
    public async Task Body_OverTheLimitInChunks_Is413()
    {
        await using var server = await ServerUnderTest.StartAsync([.. TestPlugin.Everywhere, "OPSORCH_MAX_BODY_BYTES=1000"]);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Client.BaseAddress!, "/incidents/query"))
        {
            Content = new StringContent($"{{\"query\":\"{new string('x', 5000)}\"}}"),
        };
        request.Headers.TransferEncodingChunked = true;

        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(413, (int)response.StatusCode);
    }

    [Fact]
    public async Task Body_LargeWithinTheLimit_IsReadWhole()
    {
        await using var server = await ServerUnderTest.StartAsync(TestPlugin.Everywhere);
        var text = new string('y', 1_500_000);

        var answer = await server.PostAsync("/incidents/query", $"{{\"query\":\"{text}\"}}");

        Assert.Equal(text, answer.Json[0].GetProperty("title").GetString());
    }

    [Theory]
    [InlineData(900, 200)]
    [InlineData(1100, 400)]
    public async Task Body_DeeplyNested_IsAcceptedToTheLimit(int depth, int status)
    {
        await using var server = await ServerUnderTest.StartAsync(TestPlugin.Everywhere);
        var nested = string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);

        var answer = await server.PostAsync("/incidents/query", $"{{\"metadata\":{nested}}}");

        Assert.Equal(status, answer.Status);
    }

    [Fact]
    public async Task Body_ThatDoesNotArrive_Is408()
    {
        await using var server = await ServerUnderTest.StartAsync([.. TestPlugin.Everywhere, "OPSORCH_BODY_TIMEOUT=100ms"]);
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", server.Address.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync("POST /incidents/query HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"u8.ToArray(), TestContext.Current.CancellationToken);

        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"request_timeout\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Timeline_WithoutATime_GetsNow()
    {
        var provider = new EchoProvider();
        await using var server = await ServerUnderTest.StartAsync(TestPlugin.With((_, _) => provider), "OPSORCH_INCIDENT_PROVIDER=echo");
        var before = DateTimeOffset.UtcNow.AddSeconds(-1);

        await server.PostAsync("/incidents/x/timeline", """{"kind":"note","at":"0001-01-01T00:00:00Z"}""");

        var at = Assert.IsType<TimelineAppend>(provider.LastRequest).Entry.At.ToDateTimeOffset();
        Assert.InRange(at, before, DateTimeOffset.UtcNow.AddSeconds(1));
    }

    [Fact]
    public async Task StartRun_WithoutAPlan_Is400()
    {
        await using var server = await ServerUnderTest.StartAsync(TestPlugin.Everywhere);

        var answer = await server.PostAsync("/orchestration/runs", "{}");

        Assert.Equal((400, "planId is required"), (answer.Status, answer.Message));
    }

    [Theory]
    [InlineData("{}", "ann")]
    [InlineData("""{"actor":"bob"}""", "bob")]
    public async Task CompleteStep_WithoutAnActor_TakesTheNamedOne(string body, string expected)
    {
        var provider = new EchoProvider();
        await using var server = await ServerUnderTest.StartAsync(TestPlugin.With((_, _) => provider), "OPSORCH_ORCHESTRATION_PROVIDER=echo");

        await server.PostAsync("/orchestration/runs/r/steps/s/complete", body, ("X-User-Id", "ann"));

        var completion = Assert.IsType<StepCompletion>(provider.LastRequest);
        Assert.Equal(("r", "s", expected), (completion.RunId, completion.StepId, completion.Actor));
    }
}
