using Slipway.Server.Tests.Support;

namespace Slipway.Server.Tests.Http;

public sealed class RouteTests
{
    public static TheoryData<string, string, string?, int, string> Routes => new()
    {
        { "POST", "/incidents/query", "{}", 200, """[{"id":"i-1","title":"all",""" },
        { "POST", "/incidents", """{"title":"t"}""", 201, """{"id":"i-new","title":"t",""" },
        { "GET", "/incidents/x", null, 200, """{"id":"x",""" },
        { "PATCH", "/incidents/x", """{"title":"n"}""", 200, """{"id":"x","title":"n",""" },
        { "GET", "/incidents/x/timeline", null, 200, """[{"id":"t-1","incidentId":"x",""" },
        { "POST", "/incidents/x/timeline", """{"kind":"note"}""", 201, """{"status":"ok"}""" },
        { "POST", "/alerts/query", "{}", 200, """[{"id":"a-1",""" },
        { "GET", "/alerts/x", null, 200, """{"id":"x",""" },
        { "POST", "/logs/query", """{"expression":{"search":"boom"}}""", 200, """{"entries":[{"timestamp":"0001-01-01T00:00:00Z","message":"boom"}]}""" },
        { "POST", "/metrics/query", """{"expression":{"metricName":"m"}}""", 200, """[{"name":"m","points":[]}]""" },
        { "GET", "/metrics/describe?service=a&environment=b&team=c&service=z&other=1", null, 200, """{"metrics":[{"name":"a/b/c",""" },
        { "POST", "/metrics/describe", """{"service":"a"}""", 200, """{"metrics":[{"name":"a//",""" },
        { "POST", "/tickets/query", "{}", 200, """[{"id":"t-1",""" },
        { "POST", "/tickets", """{"title":"t"}""", 201, """{"id":"t-new","title":"t",""" },
        { "GET", "/tickets/x", null, 200, """{"id":"x",""" },
        { "PATCH", "/tickets/x", """{"title":"n"}""", 200, """{"id":"x","title":"n",""" },
        { "POST", "/messages/send", """{"channel":"#a"}""", 200, """{"id":"m-1","channel":"#a",""" },
        { "POST", "/services/query", "{}", 200, """[{"id":"s-1",""" },
        { "POST", "/deployments/query", "{}", 200, """[{"id":"d-1",""" },
        { "GET", "/deployments/x", null, 200, """{"id":"x",""" },
        { "POST", "/teams/query", "{}", 200, """[{"id":"g-1",""" },
        { "GET", "/teams/x", null, 200, """{"id":"x",""" },
        { "GET", "/teams/x/members", null, 200, """[{"id":"p-1","name":"x"}]""" },
        { "POST", "/orchestration/plans/query", "{}", 200, """[{"id":"pl-1",""" },
        { "GET", "/orchestration/plans/x", null, 200, """{"id":"x",""" },
        { "POST", "/orchestration/runs/query", "{}", 200, """[{"id":"r-1",""" },
        { "GET", "/orchestration/runs/x", null, 200, """{"id":"x",""" },
        { "POST", "/orchestration/runs", """{"planId":"p"}""", 201, """{"id":"r-new","planId":"p",""" },
        { "POST", "/orchestration/runs/x/steps/y/complete", "{}", 200, """{"status":"ok"}""" },
        { "GET", "/incidents/query", null, 200, """{"id":"query",""" },
        { "GET", "/incidents/a%2Fb%20c", null, 200, """{"id":"a/b c",""" },
        { "GET", "/incidents/100%25", null, 200, """{"id":"100%",""" },
        { "GET", "/incidents//timeline", null, 200, """[{"id":"t-1","incidentId":"",""" },
        { "GET", "/incidents/x/", null, 200, """{"id":"x",""" },
        { "POST", "/orchestration/runs/query/", "{}", 200, """[{"id":"r-1",""" },
    };

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Request_OfEveryRoute_ReachesItsOperation(string method, string path, string? body, int status, string begin)
    {
        await using var server = await ServerUnderTest.StartAsync(TestPlugin.Everywhere);

        var answer = await server.SendAsync(method, path, body);

        Assert.Equal(status, answer.Status);
        Assert.StartsWith(begin, answer.Body, StringComparison.Ordinal);
        Assert.EndsWith("\n", answer.Body, StringComparison.Ordinal);
        Assert.Equal("application/json", answer.Header("Content-Type"));
    }

    [Theory]
    [InlineData("GET", "/nope")]
    [InlineData("POST", "/incidentsanything")]
    [InlineData("GET", "/Incidents/x")]
    [InlineData("GET", "/incidents/x/comments")]
    [InlineData("GET", "/incidents/x/timeline/y")]
    [InlineData("POST", "/teams")]
    [InlineData("POST", "/logs/query/")]
    [InlineData("POST", "/services/query/")]
    [InlineData("POST", "/metrics/query/")]
    [InlineData("POST", "/messages/send/")]
    [InlineData("GET", "/health/")]
    [InlineData("GET", "//incidents/x")]
    [InlineData("GET", "/incidents/a/b/c/d/e/f/g/h/i/j/k")]
    public async Task Request_OfNoRoute_Is404InJson(string method, string path)
    {
        await using var server = await ServerUnderTest.StartAsync(TestPlugin.Everywhere);

        var answer = await server.SendAsync(method, path, method == "POST" ? "{}" : null);

        Assert.Equal(404, answer.Status);
        Assert.Equal("not_found", answer.Code);
    }

    [Theory]
    [InlineData("PUT", "/incidents/x", "GET, HEAD, PATCH")]
    [InlineData("GET", "/messages/send", "POST")]
    [InlineData("DELETE", "/incidents", "POST")]
    [InlineData("POST", "/health", "GET, HEAD")]
    [InlineData("PATCH", "/providers/incident", "GET, HEAD, POST")]
    public async Task Request_OfAnotherMethod_Is405WithAllow(string method, string path, string allow)
    {
        await using var server = await ServerUnderTest.StartAsync(TestPlugin.Everywhere);

        var answer = await server.SendAsync(method, path, "{}");

        Assert.Equal(405, answer.Status);
        Assert.Equal(allow, answer.Header("Allow"));
        Assert.Equal("method_not_allowed", answer.Code);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/health")]
    [InlineData("/incidents/x")]
    public async Task Head_OfAReadableRoute_AnswersHeadersOnly(string path)
    {
        await using var server = await ServerUnderTest.StartAsync(TestPlugin.Everywhere);

        var answer = await server.SendAsync("HEAD", path);
        var full = await server.GetAsync(path);

        Assert.Equal(200, answer.Status);
        Assert.Empty(answer.Body);
        Assert.Equal(full.Header("Content-Length"), answer.Header("Content-Length"));
    }

    [Theory]
    [InlineData("GET", "/incidents/a/b/c")]
    [InlineData("DELETE", "/incidents")]
    [InlineData("POST", "/incidents/query")]
    public async Task Request_OfAnUnconfiguredCapability_Is501BeforeAllElse(string method, string path)
    {
        await using var server = await ServerUnderTest.StartAsync();

        var answer = await server.SendAsync(method, path, method == "GET" ? null : "{broken");

        Assert.Equal(501, answer.Status);
        Assert.Equal("incident_provider_missing", answer.Code);
        Assert.Equal("incident provider not configured", answer.Message);
    }

    [Fact]
    public async Task Operation_NotDeclared_Is501WithoutACall()
    {
        var provider = new EchoProvider();
        var plugin = TestPlugin.With((_, _) => provider, ["get"]);
        await using var server = await ServerUnderTest.StartAsync(plugin, "OPSORCH_INCIDENT_PROVIDER=echo");

        var answer = await server.PostAsync("/incidents/query", "{}");

        Assert.Equal(501, answer.Status);
        Assert.Equal("not_implemented", answer.Code);
        Assert.Null(provider.LastRequest);
    }
}
