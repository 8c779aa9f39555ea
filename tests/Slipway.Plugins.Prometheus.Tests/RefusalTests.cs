using System.Net;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Metrics;
using Slipway.Sdk.Schema;

namespace Slipway.Plugins.Prometheus.Tests;

/// <summary>What becomes of the errors of Prometheus and of whatever stands before it.</summary>
public sealed class RefusalTests
{
    private const string Token = "s3cr3t-token";
    private static readonly MetricQuery Query = new() { Expression = new() { MetricName = "up" } };
    private readonly Host _host = new();

    [Theory]
    [InlineData(400, "bad_data", "invalid parameter", ErrorCodes.BadRequest, false)]
    [InlineData(422, "execution", "too many samples", ErrorCodes.BadRequest, false)]
    [InlineData(503, "timeout", "query timed out", ErrorCodes.Timeout, true)]
    [InlineData(503, "canceled", "shutting down", ErrorCodes.Unavailable, true)]
    [InlineData(500, "internal", "disk is full", ErrorCodes.Unavailable, true)]
    public async Task Query_ErrorOfTheApi_KeepsItsWords(int status, string type, string text, string code, bool retryable)
    {
        var refusal = await RefusalOfAsync(new(status, $$"""{"status":"error","errorType":"{{type}}","error":"{{text}}"}"""), code);

        Assert.Contains(text, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(retryable, refusal.Retryable);
    }

    [Theory]
    [InlineData(401, ErrorCodes.Unauthorized)]
    [InlineData(403, ErrorCodes.Forbidden)]
    [InlineData(404, ErrorCodes.ProviderError)]
    [InlineData(502, ErrorCodes.Unavailable)]
    [InlineData(504, ErrorCodes.Timeout)]
    [InlineData(200, ErrorCodes.ProviderError)]
    [InlineData(302, ErrorCodes.ProviderError)]
    public async Task Query_PageOfAProxy_IsNotShown(int status, string code)
    {
        var refusal = await RefusalOfAsync(new(status, "<html>internal-host-17</html>"), code);

        Assert.DoesNotContain("internal-host-17", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"status":"success","data":{}}""")]
    [InlineData("""{"status":"success","data":{"result":[{"metric":{},"values":[[1]]}]}}""")]
    [InlineData("""{"status":"success","data":{"result":[{"metric":{"a":1},"values":[]}]}}""")]
    [InlineData("""{"status":"success","data":{"result":[{"metric":{},"values":[[1e300,"1"]]}]}}""")]
    [InlineData("""{"status":"success","data":{"result":[{"metric":{},"values":[[1,"one"]]}]}}""")]
    [InlineData("""{"status":"success"}""")]
    [InlineData("""["success"]""")]
    public async Task Query_AnswerOfAnotherForm_IsProviderError(string body) =>
        await RefusalOfAsync(new(200, body), ErrorCodes.ProviderError);

    [Fact]
    public async Task Query_TooManyRequests_CarriesRetryAfter()
    {
        var seconds = await RefusalOfAsync(new(429, "", ("Retry-After", "7")), ErrorCodes.RateLimited);
        var date = await RefusalOfAsync(new(429, "", ("Retry-After", "Mon, 04 May 2026 03:03:01 GMT")), ErrorCodes.RateLimited);

        Assert.Equal(TimeSpan.FromSeconds(7), seconds.RetryAfter);
        Assert.Equal(TimeSpan.FromSeconds(60), date.RetryAfter);
    }

    [Fact]
    public async Task Query_NobodyListens_IsUnavailable()
    {
        using var metrics = Metrics($"http://127.0.0.1:{ServerProcess.FreePort()}");

        Assert.True((await Refusal.OfAsync(ErrorCodes.Unavailable, () => metrics.QueryAsync(Query, Host.Call, CancellationToken.None))).Retryable);
    }

    [Fact]
    public async Task Query_NoAnswer_IsTimeout()
    {
        using var server = new ScriptedHttpServer(_ => null);
        using var metrics = new PrometheusMetrics(
            new() { Url = new Uri(server.Address), Timeout = TimeSpan.FromMilliseconds(200) }, _host.Context("metric", "prometheus", TimeProvider.System));

        await Refusal.OfAsync(ErrorCodes.Timeout, () => metrics.QueryAsync(Query, Host.Call, CancellationToken.None));
    }

    [Fact]
    public async Task Query_CallerLeaves_IsCancelled()
    {
        using var source = new CancellationTokenSource();
        using var server = new ScriptedHttpServer(_ =>
        {
            source.Cancel();
            return null;
        });
        using var metrics = Metrics(server.Address);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => metrics.QueryAsync(Query, Host.Call, source.Token));
    }

    [Fact]
    public async Task Query_HugeAnswer_IsRefusedWithAdvice()
    {
        var refusal = await RefusalOfAsync(new(200, new string(' ', 33 * 1024 * 1024)), ErrorCodes.BadRequest);

        Assert.Contains("narrow the query", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Describe_TooManySeries_LeavesLabelsOut()
    {
        using var server = new ScriptedHttpServer(request => request.Url!.AbsolutePath switch
        {
            "/api/v1/series" => new(200, new string(' ', 33 * 1024 * 1024)),
            "/api/v1/metadata" => new(200, """{"status":"success","data":{"up":[{"type":"gauge","help":"b"},{"type":"gauge","help":"a"}]}}"""),
            _ => new(200, """{"status":"success","data":["up","http.requests"]}"""),
        });
        using var metrics = Metrics(server.Address);

        var metric = (await metrics.DescribeAsync(new QueryScope(), Host.Call, CancellationToken.None)).Items.Single();

        Assert.Equal(("up", "gauge", "a"), (metric.Name, metric.Type, metric.Description));
        Assert.Empty(metric.Labels);
        Assert.True(metric.Metadata!["labelsOmitted"].GetBoolean());
    }

    [Fact]
    public async Task Query_Credentials_AreSentAndNeverShown()
    {
        using var server = new ScriptedHttpServer(_ => new(401, ""));
        using var bearer = new PrometheusMetrics(new() { Url = new Uri(server.Address + "/base/"), Token = new(Token) }, _host.Context("metric", "prometheus"));
        using var basic = new PrometheusMetrics(
            new() { Url = new Uri(server.Address), Username = "ops", Password = new(Token) }, _host.Context("metric", "prometheus"));

        var first = await Refusal.OfAsync(ErrorCodes.Unauthorized, () => bearer.QueryAsync(Query, Host.Call, CancellationToken.None));
        var second = await Refusal.OfAsync(ErrorCodes.Unauthorized, () => basic.QueryAsync(Query, Host.Call, CancellationToken.None));

        Assert.Equal([("/base/api/v1/query_range", $"Bearer {Token}"), ("/api/v1/query_range", "Basic " + Convert.ToBase64String("ops:s3cr3t-token"u8))],
            server.Requests.Select(request => (request.Path, request.Authorization!)));
        Assert.DoesNotContain(Token, $"{first}{second}{_host.Log.Text}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_Warnings_ReachTheCaller()
    {
        const string Body = """{"status":"success","warnings":["a store did not answer"],"data":{"result":[{"metric":{"__name__":"up"},"values":[[1.5,"1"]]}]}}""";
        using var server = new ScriptedHttpServer(_ => new(200, Body));
        using var metrics = Metrics(server.Address);

        var series = (await metrics.QueryAsync(Query, Host.Call, CancellationToken.None)).Items.Single();

        Assert.Equal("a store did not answer", series.Metadata!["warnings"][0].GetString());
        Assert.Equal("1970-01-01T00:00:01.5Z", series.Points.Single().Timestamp.ToString());
        Assert.Contains("timeout=10000ms", WebUtility.UrlDecode(server.Requests.Single().Body), StringComparison.Ordinal);
    }

    private async Task<ProviderException> RefusalOfAsync(ScriptedHttpServer.Reply reply, string code)
    {
        using var server = new ScriptedHttpServer(_ => reply);
        using var metrics = Metrics(server.Address);
        return await Refusal.OfAsync(code, () => metrics.QueryAsync(Query, Host.Call, CancellationToken.None));
    }

    private PrometheusMetrics Metrics(string address) => new(new() { Url = new Uri(address) }, _host.Context("metric", "prometheus"));
}
