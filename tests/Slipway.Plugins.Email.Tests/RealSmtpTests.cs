using System.Text.Json;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Json;
using Slipway.Sdk.Messages;

namespace Slipway.Plugins.Email.Tests;

/// <summary>Mail over the real server, read back as it was delivered.</summary>
public sealed class RealSmtpTests : IClassFixture<SmtpServerFixture>
{
    private static int _calls;
    private readonly SmtpServerFixture _server;
    private readonly Host _host = new();

    public RealSmtpTests(SmtpServerFixture server)
    {
        SmtpServerFixture.Require();
        _server = server;
    }

    [Fact]
    public async Task Send_OverStartTlsWithLogin_Arrives()
    {
        var result = await SendAsync(StartTls, new() { Channel = "oncall@example.com", Body = "The disk is 95% full.\nLook at it." });

        var mail = await _server.ReadAsync(result.Id);
        Assert.Equal("oncall@example.com", Header(mail, "To"));
        Assert.Equal("Ops Server <ops@example.com>", Header(mail, "From"));
        Assert.Equal("Operations message", Header(mail, "Subject"));
        Assert.Equal("Mon, 04 May 2026 03:02:01 +0000", Header(mail, "Date"));
        Assert.Equal("auto-generated", Header(mail, "Auto-Submitted"));
        Assert.Equal("The disk is 95% full.\nLook at it.\n", mail.GetProperty("body").GetString());
        Assert.Empty(mail.GetProperty("defects").EnumerateArray());
        Assert.Equal("2026-05-04T03:02:01Z", result.SentAt.ToString());
        Assert.StartsWith("250 OK id=", result.Metadata!.GetText("reply"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_OverTlsWithLogin_Arrives()
    {
        var result = await SendAsync(
            StartTls with { Server = $"localhost:{_server.TlsPort}", Security = SmtpSecurity.Tls }, new() { Channel = "oncall@example.com", Body = "hello" });

        Assert.Equal("hello\n", (await _server.ReadAsync(result.Id)).GetProperty("body").GetString());
    }

    [Fact]
    public async Task Send_EveryKindOfText_ArrivesAsItWas()
    {
        var body = "Grüße, 日本語 😀\n.\n..leading dots\n.\ntrailing space \ntab\t\n=3D and =\n" + new string('ü', 1200) + "\nend";

        var result = await SendAsync(Plain, new()
        {
            Channel = "oncall@example.com",
            Body = body,
            Metadata = new FreeMap { { "subject", "Größe überschritten: 日本語 =?utf-8?Q?x?= und noch ein langer Rest, der gefaltet werden muss 😀" } },
        });

        var mail = await _server.ReadAsync(result.Id);
        Assert.Equal(body + "\n", mail.GetProperty("body").GetString());
        Assert.Equal("Größe überschritten: 日本語 =?utf-8?Q?x?= und noch ein langer Rest, der gefaltet werden muss 😀", Header(mail, "Subject"));
        Assert.Equal("quoted-printable", mail.GetProperty("encoding").GetString());
        Assert.Empty(mail.GetProperty("defects").EnumerateArray());
    }

    [Fact]
    public async Task Send_ShortLinesBeyondAscii_TravelAsEightBit()
    {
        var result = await SendAsync(Plain, new() { Channel = "oncall@example.com", Body = "Grüße" });

        var mail = await _server.ReadAsync(result.Id);
        Assert.Equal(("8bit", "Grüße\n"), (mail.GetProperty("encoding").GetString(), mail.GetProperty("body").GetString()));
    }

    [Fact]
    public async Task Send_ThreadRef_AnswersTheEarlierMail()
    {
        var first = await SendAsync(Plain, new() { Channel = "oncall@example.com", Body = "one" });
        var second = await SendAsync(Plain, new() { Channel = "oncall@example.com", Body = "two", ThreadRef = first.Id });
        var third = await SendAsync(Plain, new() { Channel = "oncall@example.com", Body = "three", ThreadRef = $"{first.Id} {second.Id}" });

        var mail = await _server.ReadAsync(third.Id);
        Assert.Equal(second.Id, Header(mail, "In-Reply-To"));
        Assert.Equal($"{first.Id} {second.Id}", string.Join(' ', Header(mail, "References").Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(3, new[] { first.Id, second.Id, third.Id }.Distinct().Count());
    }

    [Fact]
    public async Task Send_NamedChannel_ReachesAllItsAddresses()
    {
        var configuration = Plain with { Channels = new Dictionary<string, string> { ["on call"] = "ada@example.com, grace@example.com,ada@example.com" } };

        var result = await SendAsync(configuration, new() { Channel = "on call", Body = "hello" });

        Assert.Equal("on call", result.Channel);
        Assert.Equal(2, result.Metadata!["recipients"].GetInt32());
        Assert.Equal("ada@example.com, grace@example.com", Header(await _server.ReadAsync(result.Id), "To"));
    }

    [Fact]
    public async Task Send_Blocks_FollowTheBody()
    {
        var result = await SendAsync(Plain, new()
        {
            Channel = "oncall@example.com",
            Body = "Checkout is slow.",
            Blocks =
            [
                new() { Type = "divider" },
                new() { Type = "section", Text = "Facts", Fields = new Dictionary<string, string> { ["severity"] = "high", ["p99"] = "4 s" } },
            ],
        });

        Assert.Equal(
            "Checkout is slow.\n\n----------------------------------------\n\nFacts\np99: 4 s\nseverity: high\n",
            (await _server.ReadAsync(result.Id)).GetProperty("body").GetString());
    }

    [Fact]
    public async Task Send_WrongPassword_IsUnauthorizedAndSaysNothingOfIt()
    {
        var refusal = await Refusal.OfAsync(
            ErrorCodes.Unauthorized, () => SendAsync(StartTls with { Password = new("s3cr3t") }, new() { Channel = "oncall@example.com", Body = "x" }));

        Assert.DoesNotContain("s3cr3t", $"{refusal}{_host.Log.Text}", StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String("\0ops\0s3cr3t"u8), refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_WithoutTheLoginThatIsRequired_IsUnauthorized() =>
        await Refusal.OfAsync(
            ErrorCodes.Unauthorized, () => SendAsync(StartTls with { Username = null, Password = null }, new() { Channel = "oncall@example.com", Body = "x" }));

    [Fact]
    public async Task Send_RecipientThatIsRefused_IsRefusedInTheServersWords()
    {
        var unknown = await Refusal.OfAsync(ErrorCodes.BadRequest, () => SendAsync(Plain, new() { Channel = "nobody@example.com", Body = "x" }));
        var relay = await Refusal.OfAsync(
            ErrorCodes.Forbidden, () => SendAsync(Plain with { RecipientDomains = ["*"] }, new() { Channel = "a@elsewhere.example", Body = "x" }));

        Assert.Contains("550 5.1.1 No such person", unknown.Message, StringComparison.Ordinal);
        Assert.Contains("550 5.7.1 relay not permitted", relay.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_MoreThanTheServerTakes_IsRefusedBeforeItIsSent()
    {
        var refusal = await Refusal.OfAsync(
            ErrorCodes.BadRequest, () => SendAsync(Plain, new() { Channel = "oncall@example.com", Body = new string('x', 1_100_000) }));

        Assert.Contains("1048576", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_CertificateThatNobodySigned_IsRefused()
    {
        var refusal = await Refusal.OfAsync(
            ErrorCodes.ProviderError, () => SendAsync(StartTls with { CertificateSha256 = null }, new() { Channel = "oncall@example.com", Body = "x" }));
        Assert.Contains("certificateSha256", refusal.Message, StringComparison.Ordinal);

        await Refusal.OfAsync(ErrorCodes.ProviderError, () => SendAsync(
            StartTls with { CertificateSha256 = new string('0', 64) }, new() { Channel = "oncall@example.com", Body = "x" }));
    }

    [Fact]
    public async Task Send_StartTlsIsMissing_SendsNothing()
    {
        var configuration = StartTls with { Server = $"localhost:{_server.PlainPort}" };

        var refusal = await Refusal.OfAsync(ErrorCodes.ProviderError, () => SendAsync(configuration, new() { Channel = "oncall@example.com", Body = "x" }));

        Assert.Contains("STARTTLS", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_WrongKindOfPort_SaysSo()
    {
        await Refusal.OfAsync(ErrorCodes.ProviderError, () => SendAsync(
            StartTls with { Server = $"localhost:{_server.PlainPort}", Security = SmtpSecurity.Tls }, new() { Channel = "oncall@example.com", Body = "x" }));
    }

    private EmailConfiguration Plain => new()
    {
        Server = $"localhost:{_server.PlainPort}",
        Security = SmtpSecurity.None,
        From = "ops@example.com",
        FromName = "Ops Server",
    };

    private EmailConfiguration StartTls => Plain with
    {
        Server = $"localhost:{_server.StartTlsPort}",
        Security = SmtpSecurity.StartTls,
        CertificateSha256 = _server.Sha256,
        Username = SmtpServerFixture.Username,
        Password = new(SmtpServerFixture.Password),
    };

    private static string Header(JsonElement mail, string name) => mail.GetProperty("headers").GetProperty(name).EnumerateArray().Single().GetString()!;

    private Task<MessageResult> SendAsync(EmailConfiguration configuration, Message message) =>
        new EmailMessages(configuration, _host.Context("messaging", "email")).SendAsync(
            message, new CallContext { RequestId = $"test-{Interlocked.Increment(ref _calls)}" }, CancellationToken.None);
}
