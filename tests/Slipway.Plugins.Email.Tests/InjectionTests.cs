using FsCheck;
using FsCheck.Fluent;
using Slipway.Plugins.Email.Addresses;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Json;
using Slipway.Sdk.Messages;

namespace Slipway.Plugins.Email.Tests;

/// <summary>Nothing that a caller writes becomes a command, a header or the end of a mail.</summary>
public sealed class InjectionTests
{
    private readonly Host _host = new();

    [Theory]
    [InlineData("a@example.com\r\nRCPT TO:<evil@example.com>")]
    [InlineData("a@example.com\nBcc: evil@example.com")]
    [InlineData("a@example.com\0")]
    [InlineData("a@example.com> SIZE=1")]
    [InlineData("<a@example.com>")]
    [InlineData("Ada <a@example.com>")]
    [InlineData("a@example.com,b@example.com")]
    [InlineData("\"a b\"@example.com")]
    [InlineData("a@b@example.com")]
    [InlineData("@example.com")]
    [InlineData("a@")]
    [InlineData("a@example")]
    [InlineData("a@-example.com")]
    [InlineData("a@exam ple.com")]
    [InlineData("a@[127.0.0.1]")]
    [InlineData(".a@example.com")]
    [InlineData("a..b@example.com")]
    [InlineData("ä@example.com")]
    public async Task Send_ChannelThatIsNoAddress_IsRefused(string channel) => await RefusedAsync(new() { Channel = channel, Body = "x" });

    [Theory]
    [InlineData("one\r\nBcc: evil@example.com")]
    [InlineData("one\nX: y")]
    [InlineData("one\rX: y")]
    [InlineData("one\0")]
    public async Task Send_SubjectWithALineBreak_IsRefused(string subject) =>
        await RefusedAsync(new() { Channel = "a@example.com", Body = "x", Metadata = new FreeMap { { "subject", subject } } });

    [Theory]
    [InlineData("<a@b>\r\nBcc: evil@example.com")]
    [InlineData("<a@b>\n<c@d>")]
    [InlineData("<a@b")]
    [InlineData("<<a@b>>")]
    [InlineData("<ä@b>")]
    [InlineData("<>")]
    public async Task Send_ThreadRefThatIsNoId_IsRefusedOrContained(string reference)
    {
        using var server = new ScriptedSmtpServer(ScriptedSmtpServer.Agree);
        var message = new Message { Channel = "a@example.com", Body = "x", ThreadRef = reference };
        try
        {
            await Messages(server).SendAsync(message, Host.Call, CancellationToken.None);
        }
        catch (ProviderException refusal)
        {
            Assert.Equal(ErrorCodes.BadRequest, refusal.Code);
            Assert.Empty(server.Lines);
            return;
        }

        Assert.Contains("References: <a@b>", server.Lines);
    }

    [Fact]
    public async Task Send_BodyThatLooksLikeSmtp_StaysText()
    {
        using var server = new ScriptedSmtpServer(ScriptedSmtpServer.Agree);

        await Messages(server).SendAsync(
            new() { Channel = "a@example.com", Body = "x\r\n.\r\nMAIL FROM:<evil@example.com>\n.\nRCPT TO:<evil@example.com>\r.\rQUIT" }, Host.Call, CancellationToken.None);

        var lines = server.Lines.ToArray();
        var end = Array.IndexOf(lines, ".");
        Assert.Equal(["x", "..", "MAIL FROM:<evil@example.com>", "..", "RCPT TO:<evil@example.com>", "..", "QUIT", ".", "QUIT"], lines[(end - 7)..]);
        Assert.Equal(1, lines.Count(line => line == "."));
    }

    /// <summary>Whatever is accepted as an address has nothing that could end a command or a header.</summary>
    [Fact]
    public void TryParse_AnyText_GivesHarmlessAddresses() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
            !EmailAddress.TryParse(text.Get + "@example.com", out var address)
            || address.ToString().All(character => char.IsAscii(character) && !char.IsControl(character) && !" <>()[],;:\\\"".Contains(character, StringComparison.Ordinal)))
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("Ada.Lovelace+oncall@Example.COM", "Ada.Lovelace+oncall@example.com")]
    [InlineData("a@bücher.example", "a@xn--bcher-kva.example")]
    [InlineData("a@localhost", "a@localhost")]
    public void TryParse_Address_HasAnAsciiDomain(string text, string expected)
    {
        Assert.True(EmailAddress.TryParse(text, out var address));
        Assert.Equal(expected, address.ToString());
    }

    private async Task RefusedAsync(Message message)
    {
        using var server = new ScriptedSmtpServer(ScriptedSmtpServer.Agree);

        await Refusal.OfAsync(ErrorCodes.BadRequest, () => Messages(server).SendAsync(message, Host.Call, CancellationToken.None));

        Assert.Empty(server.Lines);
    }

    private EmailMessages Messages(ScriptedSmtpServer server) => new(
        new() { Server = server.Address, Security = SmtpSecurity.None, From = "ops@example.com", RecipientDomains = ["*"] }, _host.Context("messaging", "email"));
}
