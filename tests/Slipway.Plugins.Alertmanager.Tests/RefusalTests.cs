using Slipway.Sdk.Calls;

namespace Slipway.Plugins.Alertmanager.Tests;

/// <summary>What becomes of the errors of Alertmanager and of whatever stands before it.</summary>
public sealed class RefusalTests
{
    private const string Token = "s3cr3t-token";
    private readonly Host _host = new();

    [Theory]
    [InlineData(400, "\"bad matcher format\"", ErrorCodes.BadRequest, "bad matcher format")]
    [InlineData(500, """{"code":601,"message":"disk is full"}""", ErrorCodes.Unavailable, "disk is full")]
    [InlineData(401, "", ErrorCodes.Unauthorized, "")]
    [InlineData(403, "", ErrorCodes.Forbidden, "")]
    [InlineData(404, "page not found", ErrorCodes.ProviderError, "url")]
    [InlineData(503, "<html>", ErrorCodes.Unavailable, "503")]
    public async Task Query_Error_KeepsItsMeaning(int status, string body, string code, string text) =>
        Assert.Contains(text, (await RefusalOfAsync(new(status, body), code)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[null]")]
    [InlineData("[{}]")]
    [InlineData("""[{"fingerprint":"a","startsAt":"2026-01-01T00:00:00Z","updatedAt":"2026-01-01T00:00:00Z","status":{"state":"active"},"labels":{"a":null}}]""")]
    [InlineData("""[{"fingerprint":"a","startsAt":"yesterday","updatedAt":"2026-01-01T00:00:00Z","status":{"state":"active"},"labels":{}}]""")]
    [InlineData("""[{"fingerprint":null,"startsAt":"2026-01-01T00:00:00Z","updatedAt":"2026-01-01T00:00:00Z","status":{"state":"active"},"labels":{}}]""")]
    public async Task Query_AnswerOfAnotherForm_IsProviderError(string body) => await RefusalOfAsync(new(200, body), ErrorCodes.ProviderError);

    [Fact]
    public async Task Query_SmallestAlert_IsRead()
    {
        const string Body = """[{"fingerprint":"a","startsAt":"2026-01-01T00:00:00.5+02:00","updatedAt":"2026-01-01T00:00:00Z","status":{"state":"unprocessed"},"labels":{}}]""";
        using var server = new ScriptedHttpServer(_ => new(200, Body));
        using var alerts = Alerts(server.Address);

        var alert = (await alerts.QueryAsync(new() { Statuses = ["unprocessed"] }, Host.Call, CancellationToken.None)).Items.Single();

        Assert.Equal(("a", "", "none", null), (alert.Id, alert.Title, alert.Severity, alert.Service));
        Assert.Equal("2026-01-01T00:00:00.5+02:00", alert.CreatedAt.ToString());
    }

    [Fact]
    public async Task Query_TooManyRequests_CarriesRetryAfter() =>
        Assert.Equal(TimeSpan.FromSeconds(9), (await RefusalOfAsync(new(429, "", ("Retry-After", "9")), ErrorCodes.RateLimited)).RetryAfter);

    [Fact]
    public async Task Query_HugeAnswer_IsRefused() =>
        await RefusalOfAsync(new(200, new string(' ', 33 * 1024 * 1024)), ErrorCodes.BadRequest);

    [Fact]
    public async Task Query_NobodyListens_IsUnavailable()
    {
        using var alerts = Alerts($"http://127.0.0.1:{ServerProcess.FreePort()}");

        await Refusal.OfAsync(ErrorCodes.Unavailable, () => alerts.QueryAsync(new(), Host.Call, CancellationToken.None));
    }

    [Fact]
    public async Task Query_NoAnswer_IsTimeout()
    {
        using var server = new ScriptedHttpServer(_ => null);
        using var alerts = new AlertmanagerAlerts(
            new() { Url = new Uri(server.Address), Timeout = TimeSpan.FromMilliseconds(200) }, _host.Context("alert", "alertmanager", TimeProvider.System));

        await Refusal.OfAsync(ErrorCodes.Timeout, () => alerts.QueryAsync(new(), Host.Call, CancellationToken.None));
    }

    [Fact]
    public async Task Query_Token_IsSentAndNeverShown()
    {
        using var server = new ScriptedHttpServer(_ => new(401, ""));
        using var alerts = new AlertmanagerAlerts(new() { Url = new Uri(server.Address), Token = new(Token) }, _host.Context("alert", "alertmanager"));

        var refusal = await Refusal.OfAsync(ErrorCodes.Unauthorized, () => alerts.QueryAsync(new(), Host.Call, CancellationToken.None));

        Assert.Equal($"Bearer {Token}", server.Requests.Single().Authorization);
        Assert.DoesNotContain(Token, $"{refusal}{_host.Log.Text}", StringComparison.Ordinal);
    }

    private async Task<ProviderException> RefusalOfAsync(ScriptedHttpServer.Reply reply, string code)
    {
        using var server = new ScriptedHttpServer(_ => reply);
        using var alerts = Alerts(server.Address);
        return await Refusal.OfAsync(code, () => alerts.QueryAsync(new(), Host.Call, CancellationToken.None));
    }

    private AlertmanagerAlerts Alerts(string address) => new(new() { Url = new Uri(address) }, _host.Context("alert", "alertmanager"));
}
