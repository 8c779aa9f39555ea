using Slipway.Sdk.Calls;
using Reply = Slipway.Plugins.Testing.ScriptedHttpServer.Reply;

namespace Slipway.Plugins.Backstage.Tests;

/// <summary>What becomes of the errors of a backend and of whatever stands before it, and what is tried again.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly BackstageSimulator _backstage = new();
    private readonly Host _host = new();

    public void Dispose() => _backstage.Dispose();

    [Theory]
    [InlineData(400, """{"error":{"name":"InputError","message":"Invalid limit query"}}""", ErrorCodes.BadRequest, "Invalid limit query")]
    [InlineData(403, """{"error":{"name":"NotAllowedError","message":"no"}}""", ErrorCodes.Forbidden, "credentials")]
    [InlineData(404, "<html>page not found</html>", ErrorCodes.ProviderError, "url")]
    [InlineData(500, "<html>secret of a proxy</html>", ErrorCodes.Unavailable, "500")]
    [InlineData(200, "", ErrorCodes.ProviderError, "form")]
    [InlineData(200, "<html>", ErrorCodes.ProviderError, "form")]
    [InlineData(200, """{"items":null,"pageInfo":{}}""", ErrorCodes.ProviderError, "form")]
    [InlineData(200, """{"items":[],"pageInfo":null}""", ErrorCodes.ProviderError, "form")]
    [InlineData(200, """{"items":[{"kind":"Component"}],"pageInfo":{}}""", ErrorCodes.ProviderError, "form")]
    public async Task Query_Error_KeepsItsMeaning(int status, string body, string code, string text)
    {
        _backstage.Fail(new Reply(status, body));

        var refusal = await RefusalAsync(code);

        Assert.Contains(text, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("<html>", refusal.Message, StringComparison.Ordinal);
        Assert.Single(_backstage.Requests);
    }

    [Fact]
    public async Task Reads_PassingFaults_AreTriedAgain()
    {
        _backstage.Fail(new Reply(503, "<html>"), new Reply(429, "", ("Retry-After", "1")));
        using var services = Services();
        Assert.Equal(3, (await services.QueryAsync(new(), Host.Call, CancellationToken.None)).Items.Count);
        Assert.Equal(3, _backstage.Requests.Count);

        _backstage.Fail(new Reply(502, ""));
        Assert.Single((await services.QueryAsync(new() { Ids = ["search"] }, Host.Call, CancellationToken.None)).Items);
        Assert.Equal(5, _backstage.Requests.Count);
    }

    [Fact]
    public async Task Query_LongWait_IsTheCallers()
    {
        _backstage.Fail(new Reply(429, "", ("Retry-After", "42")));

        Assert.Equal(TimeSpan.FromSeconds(42), (await RefusalAsync(ErrorCodes.RateLimited)).RetryAfter);
        Assert.Single(_backstage.Requests);
    }

    [Fact]
    public async Task Query_CursorThatLeadsRound_Ends()
    {
        var page = new Reply(200, """{"items":[{"kind":"Component","metadata":{"name":"a"},"spec":{"type":"service"}}],"pageInfo":{"nextCursor":"round"}}""");
        _backstage.Fail(page, page, page);
        using var services = Services();

        Assert.Single((await services.QueryAsync(new(), Host.Call, CancellationToken.None)).Items);
        Assert.Equal(2, _backstage.Requests.Count);
    }

    [Fact]
    public async Task Query_PagesWithoutAnEnd_AreGivenUp()
    {
        _backstage.Fail([.. Enumerable.Range(1, 501).Select(page => new Reply(200, $$$"""{"items":[],"pageInfo":{"nextCursor":"{{{page}}}"}}"""))]);

        Assert.Contains("gave 500 pages", (await RefusalAsync(ErrorCodes.ProviderError)).Message, StringComparison.Ordinal);
        Assert.Equal(500, _backstage.Requests.Count);
    }

    [Fact]
    public async Task Query_WrongToken_IsUnauthorizedAndNotShown()
    {
        using var services = Services(token: "other-s3cr3t");

        var refusal = await Refusal.OfAsync(ErrorCodes.Unauthorized, () => services.QueryAsync(new(), Host.Call, CancellationToken.None));

        Assert.Equal("Bearer other-s3cr3t", _backstage.LastAuthorization);
        Assert.DoesNotContain("s3cr3t", $"{refusal}{_host.Log.Text}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_NobodyListens_IsUnavailable()
    {
        using var services = Services($"http://127.0.0.1:{ServerProcess.FreePort()}");

        await Refusal.OfAsync(ErrorCodes.Unavailable, () => services.QueryAsync(new(), Host.Call, CancellationToken.None));
    }

    private async Task<ProviderException> RefusalAsync(string code)
    {
        using var services = Services();
        return await Refusal.OfAsync(code, () => services.QueryAsync(new(), Host.Call, CancellationToken.None));
    }

    private BackstageServices Services(string? address = null, string token = BackstageSimulator.Token) =>
        new(new() { Url = new Uri(address ?? _backstage.Address), Token = new(token) }, _host.Context("service", "backstage"));
}
