using Slipway.Sdk.Calls;
using Slipway.Sdk.Messages;

namespace Slipway.Plugins.Email.Tests;

/// <summary>Servers that refuse, lie, stall, babble and go away.</summary>
public sealed class HostileServerTests
{
    private static readonly Message Hello = new() { Channel = "oncall@example.com", Body = "hello" };
    private readonly Host _host = new();

    [Theory]
    [InlineData("CONNECT", "554 5.7.1 go away", ErrorCodes.Forbidden, false)]
    [InlineData("CONNECT", "421 4.3.2 shutting down", ErrorCodes.Unavailable, true)]
    [InlineData("EHLO", "500 what", ErrorCodes.Forbidden, false)]
    [InlineData("MAIL", "530 5.7.0 authentication required", ErrorCodes.Unauthorized, false)]
    [InlineData("MAIL", "553 5.1.8 sender is not yours", ErrorCodes.Forbidden, false)]
    [InlineData("MAIL", "450 4.7.1 slow down", ErrorCodes.RateLimited, true)]
    [InlineData("MAIL", "452 4.3.1 disk full", ErrorCodes.Unavailable, true)]
    [InlineData("RCPT", "550 5.1.1 no such person", ErrorCodes.BadRequest, false)]
    [InlineData("RCPT", "550 no such person", ErrorCodes.BadRequest, false)]
    [InlineData("RCPT", "554 5.7.1 relaying denied", ErrorCodes.Forbidden, false)]
    [InlineData("RCPT", "451 4.7.1 greylisted", ErrorCodes.RateLimited, true)]
    [InlineData("RCPT", "450 4.2.1 too fast", ErrorCodes.RateLimited, true)]
    [InlineData("DATA", "554 5.5.1 no", ErrorCodes.BadRequest, false)]
    [InlineData("DATA", "250 ok", ErrorCodes.ProviderError, false)]
    [InlineData(".", "552 5.3.4 too large", ErrorCodes.BadRequest, false)]
    [InlineData(".", "554 5.7.1 looks like spam", ErrorCodes.Forbidden, false)]
    [InlineData(".", "451 4.3.0 try later", ErrorCodes.Unavailable, true)]
    public async Task Send_Refused_HasTheMeaningOfItsStage(string command, string reply, string code, bool retryable)
    {
        using var server = new ScriptedSmtpServer(line => line.Split(' ')[0] == command ? reply + "\r\n" : ScriptedSmtpServer.Agree(line));

        var refusal = await Refusal.OfAsync(code, () => SendAsync(server, Hello));

        Assert.Equal(retryable, refusal.Retryable);
    }

    [Fact]
    public async Task Send_OneRecipientRefused_SendsToNobody()
    {
        using var server = new ScriptedSmtpServer(line => line.Contains("grace", StringComparison.Ordinal) ? "550 5.1.1 no\r\n" : ScriptedSmtpServer.Agree(line));
        var configuration = Configuration(server) with { Channels = new Dictionary<string, string> { ["all"] = "ada@example.com,grace@example.com" } };

        await Refusal.OfAsync(ErrorCodes.BadRequest, () => SendAsync(configuration, Hello with { Channel = "all" }));

        Assert.DoesNotContain("DATA", server.Lines);
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n")]
    [InlineData("220\u00a0ready\r\n")]
    [InlineData("22 ready\r\n")]
    [InlineData("220-one\r\n250 two\r\n")]
    [InlineData("\r\n")]
    public async Task Send_NoSmtp_IsProviderError(string greeting)
    {
        using var server = new ScriptedSmtpServer(_ => greeting);

        await Refusal.OfAsync(ErrorCodes.ProviderError, () => SendAsync(server, Hello));
    }

    [Fact]
    public async Task Send_EndlessLineOrReply_IsProviderError()
    {
        using var line = new ScriptedSmtpServer(_ => "220 " + new string('x', 100_000));
        using var reply = new ScriptedSmtpServer(_ => string.Concat(Enumerable.Repeat("220-x\r\n", 100_000)));

        await Refusal.OfAsync(ErrorCodes.ProviderError, () => SendAsync(line, Hello));
        await Refusal.OfAsync(ErrorCodes.ProviderError, () => SendAsync(reply, Hello));
    }

    [Theory]
    [InlineData("CONNECT", true)]
    [InlineData("RCPT", true)]
    [InlineData("DATA", true)]
    [InlineData(".", false)]
    public async Task Send_ConnectionBreaks_SaysWhetherItMayHaveBeenSent(string command, bool retryable)
    {
        using var server = new ScriptedSmtpServer(line => line.Split(' ')[0] == command ? "" : ScriptedSmtpServer.Agree(line));

        var refusal = await Refusal.OfAsync(ErrorCodes.Unavailable, () => SendAsync(server, Hello));

        Assert.Equal(retryable, refusal.Retryable);
        Assert.Contains(retryable ? "nothing was sent" : "may have been sent", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CONNECT", true)]
    [InlineData("MAIL", true)]
    [InlineData(".", false)]
    public async Task Send_Silence_IsTimeout(string command, bool retryable)
    {
        using var server = new ScriptedSmtpServer(line => line.Split(' ')[0] == command ? null : ScriptedSmtpServer.Agree(line));
        var messages = new EmailMessages(
            Configuration(server) with { Timeout = TimeSpan.FromMilliseconds(300) }, _host.Context("messaging", "email", TimeProvider.System));

        var refusal = await Refusal.OfAsync(ErrorCodes.Timeout, () => messages.SendAsync(Hello, Host.Call, CancellationToken.None));

        Assert.Equal(retryable, refusal.Retryable);
    }

    [Fact]
    public async Task Send_SilenceAfterQuit_IsStillSent()
    {
        using var server = new ScriptedSmtpServer(line => line == "QUIT" ? "" : ScriptedSmtpServer.Agree(line));

        Assert.Equal("oncall@example.com", (await SendAsync(server, Hello)).Channel);
    }

    [Fact]
    public async Task Send_CallerLeaves_IsCancelled()
    {
        using var source = new CancellationTokenSource();
        using var server = new ScriptedSmtpServer(_ =>
        {
            source.Cancel();
            return null;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new EmailMessages(Configuration(server), _host.Context("messaging", "email")).SendAsync(Hello, Host.Call, source.Token));
    }

    [Fact]
    public async Task Send_NobodyListens_IsUnavailable()
    {
        var configuration = new EmailConfiguration { Server = $"127.0.0.1:{ServerProcess.FreePort()}", Security = SmtpSecurity.None, From = "ops@example.com" };

        await Refusal.OfAsync(ErrorCodes.Unavailable, () => SendAsync(configuration, Hello));
    }

    [Fact]
    public async Task Send_BytesBehindTheStartTlsReply_AreNotBelieved()
    {
        using var server = new ScriptedSmtpServer(line => line switch
        {
            "STARTTLS" => "220 go on\r\n250 injected\r\n",
            _ when line.StartsWith("EHLO", StringComparison.Ordinal) => "250-hello\r\n250 STARTTLS\r\n",
            _ => ScriptedSmtpServer.Agree(line),
        });

        var refusal = await Refusal.OfAsync(ErrorCodes.ProviderError, () => SendAsync(Configuration(server) with { Security = SmtpSecurity.StartTls }, Hello));

        Assert.Contains("before TLS began", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_LoginOffersOnlyLogin_UsesIt()
    {
        using var certificate = new TestCertificate();
        using var server = new ScriptedSmtpServer(
            line => line switch
            {
                "AUTH LOGIN" => "334 VXNlcm5hbWU6\r\n",
                "b3Bz" => "334 UGFzc3dvcmQ6\r\n",
                "czNjcjN0" => "235 welcome\r\n",
                _ => ScriptedSmtpServer.Agree(line),
            },
            certificate);

        await SendAsync(Secured(server, certificate), Hello);

        Assert.Contains("czNjcjN0", server.Lines);
    }

    [Theory]
    [InlineData("535 5.7.8 czNjcjN0 is wrong")]
    [InlineData("550 czNjcjN0")]
    public async Task Send_LoginRefused_IsUnauthorizedWithoutTheServersWords(string reply)
    {
        using var certificate = new TestCertificate();
        using var server = new ScriptedSmtpServer(
            line => line.StartsWith("EHLO", StringComparison.Ordinal) || line == "CONNECT" ? ScriptedSmtpServer.Agree(line) : reply + "\r\n", certificate);

        var refusal = await Refusal.OfAsync(ErrorCodes.Unauthorized, () => SendAsync(Secured(server, certificate), Hello));

        Assert.DoesNotContain("czNjcjN0", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_NoKnownLogin_SendsNeitherPasswordNorMail()
    {
        using var certificate = new TestCertificate();
        using var server = new ScriptedSmtpServer(
            line => line.StartsWith("EHLO", StringComparison.Ordinal) ? "250-hello\r\n250 AUTH XOAUTH2\r\n" : ScriptedSmtpServer.Agree(line), certificate);

        await Refusal.OfAsync(ErrorCodes.ProviderError, () => SendAsync(Secured(server, certificate), Hello));

        Assert.Equal(2, server.Lines.Count);
    }

    [Fact]
    public async Task Send_RefusalWithControlCharacters_IsOneHarmlessLine()
    {
        using var server = new ScriptedSmtpServer(
            line => line == "." ? "550-one\u001b[31m\r\n550 " + new string('x', 2000) + "\r\n" : ScriptedSmtpServer.Agree(line));

        var refusal = await Refusal.OfAsync(ErrorCodes.BadRequest, () => SendAsync(server, Hello));

        Assert.DoesNotContain(refusal.Message, char.IsControl);
        Assert.True(refusal.Message.Length < 500, refusal.Message);
    }

    private static EmailConfiguration Configuration(ScriptedSmtpServer server) =>
        new() { Server = server.Address, Security = SmtpSecurity.None, From = "ops@example.com" };

    private static EmailConfiguration Secured(ScriptedSmtpServer server, TestCertificate certificate) => Configuration(server) with
    {
        Security = SmtpSecurity.Tls,
        CertificateSha256 = certificate.Sha256,
        Username = "ops",
        Password = new("s3cr3t"),
    };

    private Task<MessageResult> SendAsync(ScriptedSmtpServer server, Message message) => SendAsync(Configuration(server), message);

    private Task<MessageResult> SendAsync(EmailConfiguration configuration, Message message) =>
        new EmailMessages(configuration, _host.Context("messaging", "email")).SendAsync(message, Host.Call, CancellationToken.None);
}
