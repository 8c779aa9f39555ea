using Slipway.Sdk.Calls;
using Reply = Slipway.Plugins.Testing.ScriptedHttpServer.Reply;

namespace Slipway.Plugins.Slack.Tests;

/// <summary>What becomes of the errors of Slack and of whatever stands before it, and what is sent again.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly SlackSimulator _slack = new();
    private readonly Host _host = new();

    public void Dispose() => _slack.Dispose();

    [Theory]
    [InlineData("nowhere", ErrorCodes.NotFound, "channel_not_found")]
    [InlineData("old", ErrorCodes.Conflict, "is_archived")]
    public async Task Send_Channel_IsRefusedAsSlackSays(string channel, string code, string text)
    {
        using var messages = Messages();

        var refusal = await Refusal.OfAsync(code, () => messages.SendAsync(new() { Channel = channel, Body = "x" }, Host.Call, CancellationToken.None));

        Assert.Contains(text, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, """{"ok":false,"error":"not_in_channel"}""", ErrorCodes.Forbidden, "invite")]
    [InlineData(200, """{"ok":false,"error":"missing_scope","needed":"chat:write"}""", ErrorCodes.Forbidden, "missing_scope")]
    [InlineData(200, """{"ok":false,"error":"restricted_action_read_only_channel"}""", ErrorCodes.Forbidden, "restricted_action")]
    [InlineData(200, """{"ok":false,"error":"token_revoked"}""", ErrorCodes.Unauthorized, "token_revoked")]
    [InlineData(200, """{"ok":false,"error":"message_limit_exceeded"}""", ErrorCodes.RateLimited, "fewer")]
    [InlineData(200, """{"ok":false,"error":"fatal_error"}""", ErrorCodes.Unavailable, "all the same")]
    [InlineData(200, """{"ok":false,"error":"msg_too_long"}""", ErrorCodes.BadRequest, "msg_too_long")]
    [InlineData(200, """{"ok":false,"error":"invalid_blocks","response_metadata":{"messages":["[ERROR] block 3"]}}""", ErrorCodes.BadRequest, "block 3")]
    [InlineData(200, """{"ok":false,"error":"brand_new"}""", ErrorCodes.ProviderError, "brand_new")]
    [InlineData(200, """{"ok":false}""", ErrorCodes.ProviderError, "unknown_error")]
    [InlineData(200, """{"ok":true}""", ErrorCodes.ProviderError, "form")]
    [InlineData(200, """{"ok":true,"channel":"C","ts":"now"}""", ErrorCodes.ProviderError, "form")]
    [InlineData(200, "<html>", ErrorCodes.ProviderError, "form")]
    [InlineData(404, "<html>", ErrorCodes.ProviderError, "url")]
    [InlineData(503, "<html>", ErrorCodes.Unavailable, "503")]
    public async Task Send_Error_KeepsItsMeaningAndIsSentOnce(int status, string body, string code, string text)
    {
        _slack.Fail(new Reply(status, body));

        Assert.Contains(text, (await RefusalAsync(code)).Message, StringComparison.Ordinal);
        Assert.Single(_slack.Requests);
    }

    [Fact]
    public async Task Send_ShortRateLimit_IsWaitedFor()
    {
        _slack.Fail(new Reply(429, """{"ok":false,"error":"ratelimited"}""", ("Retry-After", "1")));
        using var messages = Messages();

        await messages.SendAsync(new() { Channel = "general", Body = "x" }, Host.Call, CancellationToken.None);

        Assert.Single(_slack.Messages);
    }

    [Fact]
    public async Task Send_LongRateLimit_IsTheCallers()
    {
        _slack.Fail(new Reply(429, """{"ok":false,"error":"ratelimited"}""", ("Retry-After", "30")));

        Assert.Equal(TimeSpan.FromSeconds(30), (await RefusalAsync(ErrorCodes.RateLimited)).RetryAfter);
    }

    [Fact]
    public async Task Send_PermalinkFails_IsSentAllTheSame()
    {
        _slack.Fail(new Reply(200, """{"ok":true,"channel":"C0GENERAL1","ts":"1777863721.000001"}"""), new Reply(500, ""));
        using var messages = Messages();

        var sent = await messages.SendAsync(new() { Channel = "general", Body = "x" }, Host.Call, CancellationToken.None);

        Assert.Equal(("1777863721.000001", null), (sent.Id, sent.Url));
    }

    [Fact]
    public async Task Send_NoAnswer_SaysThatItMayHaveArrivedAndNotToRepeat()
    {
        using var silent = new ScriptedHttpServer(_ => null);
        using var messages = new SlackMessages(
            new() { Url = new Uri(silent.Address), Token = new("t"), Timeout = TimeSpan.FromMilliseconds(200) }, _host.Context("messaging", "slack", TimeProvider.System));

        var refusal = await Refusal.OfAsync(ErrorCodes.Timeout, () => messages.SendAsync(new() { Channel = "general", Body = "x" }, Host.Call, CancellationToken.None));

        Assert.Contains("may have been posted", refusal.Message, StringComparison.Ordinal);
        Assert.False(refusal.Retryable);
        Assert.Single(silent.Requests);
    }

    [Fact]
    public async Task Send_NobodyListens_CanBeRepeated()
    {
        using var messages = Messages($"http://127.0.0.1:{ServerProcess.FreePort()}");

        var refusal = await Refusal.OfAsync(ErrorCodes.Unavailable, () => messages.SendAsync(new() { Channel = "general", Body = "x" }, Host.Call, CancellationToken.None));

        Assert.True(refusal.Retryable);
        Assert.DoesNotContain("may have been posted", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_WrongToken_IsUnauthorizedAndNotShown()
    {
        using var messages = new SlackMessages(new() { Url = new Uri(_slack.Address), Token = new("xoxb-other-s3cr3t") }, _host.Context("messaging", "slack"));

        var refusal = await Refusal.OfAsync(ErrorCodes.Unauthorized, () => messages.SendAsync(new() { Channel = "general", Body = "x" }, Host.Call, CancellationToken.None));

        Assert.Equal("Bearer xoxb-other-s3cr3t", _slack.LastAuthorization);
        Assert.DoesNotContain("s3cr3t", $"{refusal}{_host.Log.Text}", StringComparison.Ordinal);
    }

    private async Task<ProviderException> RefusalAsync(string code)
    {
        using var messages = Messages();
        return await Refusal.OfAsync(code, () => messages.SendAsync(new() { Channel = "general", Body = "x" }, Host.Call, CancellationToken.None));
    }

    private SlackMessages Messages(string? address = null) =>
        new(new() { Url = new Uri(address ?? _slack.Address), Token = new(SlackSimulator.Token) }, _host.Context("messaging", "slack"));
}
