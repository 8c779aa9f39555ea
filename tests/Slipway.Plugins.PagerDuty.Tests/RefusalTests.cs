using Slipway.Sdk.Calls;
using Reply = Slipway.Plugins.Testing.ScriptedHttpServer.Reply;

namespace Slipway.Plugins.PagerDuty.Tests;

/// <summary>What becomes of the errors of PagerDuty and of whatever stands before it, and what is tried again.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly PagerDutySimulator _pagerDuty = new();
    private readonly Host _host = new();

    public void Dispose() => _pagerDuty.Dispose();

    [Theory]
    [InlineData(400, """{"error":{"message":"Invalid Input Provided","code":2001,"errors":["Since is invalid."]}}""", ErrorCodes.BadRequest, "Since is invalid.")]
    [InlineData(402, """{"error":{"message":"Account does not have the abilities","code":2014}}""", ErrorCodes.Forbidden, "plan")]
    [InlineData(403, """{"error":{"message":"Access Denied","code":2010}}""", ErrorCodes.Forbidden, "credentials")]
    [InlineData(404, "<html>page not found</html>", ErrorCodes.ProviderError, "url")]
    [InlineData(500, """{"error":{"message":"Internal Server Error","code":2000}}""", ErrorCodes.Unavailable, "500")]
    [InlineData(200, "", ErrorCodes.ProviderError, "form")]
    [InlineData(200, "<html>", ErrorCodes.ProviderError, "form")]
    [InlineData(200, """{"incidents":null,"more":false}""", ErrorCodes.ProviderError, "form")]
    [InlineData(200, """{"incidents":[{"id":"P"}],"more":false}""", ErrorCodes.ProviderError, "form")]
    [InlineData(200, """{"services":[]}""", ErrorCodes.ProviderError, "form")]
    public async Task Query_Error_KeepsItsMeaning(int status, string body, string code, string text)
    {
        _pagerDuty.Fail(new Reply(status, body));

        Assert.Contains(text, (await RefusalAsync(code)).Message, StringComparison.Ordinal);
        Assert.Single(_pagerDuty.Requests);
    }

    [Fact]
    public async Task Query_PassingFaults_AreTriedAgain()
    {
        _pagerDuty.Add("One");
        _pagerDuty.Fail(new Reply(503, "<html>"), new Reply(429, "", ("ratelimit-reset", "1")));
        using var incidents = Incidents();

        Assert.Single((await incidents.QueryAsync(new(), Host.Call, CancellationToken.None)).Items);

        Assert.Equal(3, _pagerDuty.Requests.Count);
    }

    [Fact]
    public async Task Query_LongWait_IsTheCallers()
    {
        _pagerDuty.Fail(new Reply(429, """{"error":{"message":"Rate Limit Exceeded","code":2020}}""", ("ratelimit-reset", "42")));

        Assert.Equal(TimeSpan.FromSeconds(42), (await RefusalAsync(ErrorCodes.RateLimited)).RetryAfter);
        Assert.Single(_pagerDuty.Requests);
    }

    [Fact]
    public async Task Query_DeadlineBeforeTheWaitIsOver_IsNotTriedAgain()
    {
        _pagerDuty.Fail(new Reply(429, "", ("Retry-After", "2")));
        using var incidents = Incidents();
        var call = new CallContext { RequestId = "r", Deadline = _host.Clock.Now.AddSeconds(1) };

        await Refusal.OfAsync(ErrorCodes.RateLimited, () => incidents.QueryAsync(new(), call, CancellationToken.None));

        Assert.Single(_pagerDuty.Requests);
    }

    [Fact]
    public async Task Create_AnythingBut429_IsNeverSentTwice()
    {
        using var incidents = Incidents();
        _pagerDuty.Fail(new Reply(503, ""));
        await Refusal.OfAsync(ErrorCodes.Unavailable, () => incidents.CreateAsync(new() { Title = "One", Service = "PSVCAAA" }, Host.Call, CancellationToken.None));
        Assert.Single(_pagerDuty.Requests);

        _pagerDuty.Fail(new Reply(429, "", ("Retry-After", "0")));
        await incidents.CreateAsync(new() { Title = "One", Service = "PSVCAAA" }, Host.Call, CancellationToken.None);
        Assert.Equal(3, _pagerDuty.Requests.Count);
        Assert.Single(_pagerDuty.Incidents);
    }

    [Fact]
    public async Task Query_WrongToken_IsUnauthorizedAndNotShown()
    {
        using var incidents = new PagerDutyIncidents(new() { Url = new Uri(_pagerDuty.Address), Token = new("other-s3cr3t") }, _host.Context("incident", "pagerduty"));

        var refusal = await Refusal.OfAsync(ErrorCodes.Unauthorized, () => incidents.QueryAsync(new(), Host.Call, CancellationToken.None));

        Assert.Equal("Token token=other-s3cr3t", _pagerDuty.LastAuthorization);
        Assert.DoesNotContain("s3cr3t", $"{refusal}{_host.Log.Text}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_NobodyListens_IsUnavailable()
    {
        using var incidents = Incidents($"http://127.0.0.1:{ServerProcess.FreePort()}");

        await Refusal.OfAsync(ErrorCodes.Unavailable, () => incidents.QueryAsync(new(), Host.Call, CancellationToken.None));
    }

    private async Task<ProviderException> RefusalAsync(string code)
    {
        using var incidents = Incidents();
        return await Refusal.OfAsync(code, () => incidents.QueryAsync(new(), Host.Call, CancellationToken.None));
    }

    private PagerDutyIncidents Incidents(string? address = null) => new(
        new() { Url = new Uri(address ?? _pagerDuty.Address), Token = new(PagerDutySimulator.Token), From = "ops@acme.example" }, _host.Context("incident", "pagerduty"));
}
