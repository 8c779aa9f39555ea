using Slipway.Sdk.Calls;
using Reply = Slipway.Plugins.Testing.ScriptedHttpServer.Reply;

namespace Slipway.Plugins.Elasticsearch.Tests;

/// <summary>What becomes of the errors of Elasticsearch and of whatever stands before it, and what is tried again.</summary>
public sealed class RefusalTests : IDisposable
{
    private static readonly Reply Point = new(200, """{"id":"point"}""");
    private readonly ElasticsearchSimulator _elastic = new();
    private readonly Host _host = new();

    public void Dispose() => _elastic.Dispose();

    [Theory]
    [InlineData(403, """{"error":{"root_cause":[{"type":"security_exception","reason":"action is unauthorized"}]},"status":403}""", ErrorCodes.Forbidden, "credentials")]
    [InlineData(404, "<html>page not found</html>", ErrorCodes.ProviderError, "url")]
    [InlineData(500, """{"error":"down","status":500}""", ErrorCodes.Unavailable, "down")]
    [InlineData(200, "", ErrorCodes.ProviderError, "form")]
    [InlineData(200, "{}", ErrorCodes.ProviderError, "form")]
    public async Task Query_ErrorWhenOpening_KeepsItsMeaning(int status, string body, string code, string text)
    {
        _elastic.Fail(new Reply(status, body));

        Assert.Contains(text, (await RefusalAsync(code)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, """{"error":{"root_cause":[],"type":"parsing_exception","reason":"odd"},"status":400}""", ErrorCodes.BadRequest, "odd")]
    [InlineData(200, """{"timed_out":true,"hits":{"hits":[]}}""", ErrorCodes.Timeout, "gave up")]
    [InlineData(200, """{"timed_out":false,"hits":{}}""", ErrorCodes.ProviderError, "form")]
    [InlineData(200, """{"timed_out":false,"hits":{"hits":[{"_index":"a","_id":"b","_source":{},"sort":[1704164400000]}]}}""", ErrorCodes.ProviderError, "form")]
    [InlineData(200, """{"timed_out":false,"hits":{"hits":[{}]}}""", ErrorCodes.ProviderError, "form")]
    public async Task Query_ErrorOfThePage_KeepsItsMeaningAndThePointIsClosed(int status, string body, string code, string text)
    {
        _elastic.Fail(Point, new Reply(status, body));

        Assert.Contains(text, (await RefusalAsync(code)).Message, StringComparison.Ordinal);
        Assert.Equal("DELETE /_pit", _elastic.Requests[^1]);
    }

    [Fact]
    public async Task Query_UnknownIndices_AreNamed() =>
        Assert.Contains("no such index [metrics]", (await RefusalAsync(ErrorCodes.ProviderError, "metrics")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Query_PassingFaults_AreTriedAgain()
    {
        _elastic.Add("2026-05-04T03:00:00Z", "One");
        _elastic.Fail(new Reply(503, "<html>"), new Reply(429, """{"error":{"root_cause":[{"type":"circuit_breaking_exception","reason":"busy"}]}}"""));
        using var logs = Logs();

        Assert.Single((await logs.QueryAsync(new(), Host.Call, CancellationToken.None)).Entries);

        Assert.Equal(5, _elastic.Requests.Count);
    }

    [Fact]
    public async Task Query_ClosingFails_IsNoReasonToFail()
    {
        _elastic.Fail(Point, new Reply(200, """{"timed_out":false,"hits":{"hits":[]}}"""), new Reply(500, ""));
        using var logs = Logs();

        Assert.Empty((await logs.QueryAsync(new(), Host.Call, CancellationToken.None)).Entries);
    }

    [Fact]
    public async Task Query_LongWait_IsTheCallers()
    {
        _elastic.Fail(new Reply(429, "", ("Retry-After", "60")));

        Assert.Equal(TimeSpan.FromSeconds(60), (await RefusalAsync(ErrorCodes.RateLimited)).RetryAfter);
    }

    [Fact]
    public async Task Query_WrongKey_IsUnauthorizedAndNotShown()
    {
        using var logs = new ElasticsearchLogs(new() { Url = new Uri(_elastic.Address), ApiKey = new("other-s3cr3t") }, _host.Context("log", "elasticsearch"));

        var refusal = await Refusal.OfAsync(ErrorCodes.Unauthorized, () => logs.QueryAsync(new(), Host.Call, CancellationToken.None));

        Assert.Equal("ApiKey other-s3cr3t", _elastic.LastAuthorization);
        Assert.DoesNotContain("s3cr3t", $"{refusal}{_host.Log.Text}", StringComparison.Ordinal);
    }

    private async Task<ProviderException> RefusalAsync(string code, string indices = "logs-*")
    {
        using var logs = Logs(indices);
        return await Refusal.OfAsync(code, () => logs.QueryAsync(new(), Host.Call, CancellationToken.None));
    }

    private ElasticsearchLogs Logs(string indices = "logs-*") => new(
        new() { Url = new Uri(_elastic.Address), ApiKey = new(ElasticsearchSimulator.Key), Indices = indices }, _host.Context("log", "elasticsearch"));
}
