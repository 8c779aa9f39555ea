using Slipway.Sdk.Calls;

namespace Slipway.Plugins.Email.Tests;

/// <summary>To whom callers may write.</summary>
public sealed class ChannelTests
{
    private readonly Host _host = new();

    [Theory]
    [InlineData(new string[0], "a@example.com", true)]
    [InlineData(new string[0], "a@other.example", false)]
    [InlineData(new string[0], "a@sub.example.com", false)]
    [InlineData(new[] { "other.example" }, "a@OTHER.example", true)]
    [InlineData(new[] { "other.example" }, "a@example.com", false)]
    [InlineData(new[] { "other.example" }, "a@another.example", false)]
    [InlineData(new[] { "*.example.com" }, "a@b.example.com", true)]
    [InlineData(new[] { "*.example.com" }, "a@b.c.example.com", true)]
    [InlineData(new[] { "*.example.com" }, "a@example.com", false)]
    [InlineData(new[] { "*.example.com" }, "a@badexample.com", false)]
    [InlineData(new[] { "bücher.example" }, "a@xn--bcher-kva.example", true)]
    [InlineData(new[] { "*" }, "a@anywhere.example", true)]
    public async Task Send_ToAnAddress_NeedsAPermittedDomain(string[] domains, string channel, bool isAllowed)
    {
        using var server = new ScriptedSmtpServer(ScriptedSmtpServer.Agree);
        var messages = Messages(server, new() { Server = "", From = "", RecipientDomains = domains });

        if (isAllowed)
        {
            Assert.Equal(channel, (await messages.SendAsync(new() { Channel = channel, Body = "x" }, Host.Call, CancellationToken.None)).Channel);
        }
        else
        {
            await Refusal.OfAsync(ErrorCodes.BadRequest, () => messages.SendAsync(new() { Channel = channel, Body = "x" }, Host.Call, CancellationToken.None));
            Assert.Empty(server.Lines);
        }
    }

    [Fact]
    public async Task Send_ToANamedChannel_NeedsNoPermission()
    {
        using var server = new ScriptedSmtpServer(ScriptedSmtpServer.Agree);
        var messages = Messages(server, new() { Server = "", From = "", Channels = new Dictionary<string, string> { ["pager"] = "pager@far.example" } });

        await messages.SendAsync(new() { Channel = "pager", Body = "x" }, Host.Call, CancellationToken.None);

        Assert.Contains("RCPT TO:<pager@far.example>", server.Lines);
    }

    [Fact]
    public async Task Send_ToAnUnknownName_IsNotFound()
    {
        using var server = new ScriptedSmtpServer(ScriptedSmtpServer.Agree);
        var messages = Messages(server, new() { Server = "", From = "" });

        await Refusal.OfAsync(ErrorCodes.NotFound, () => messages.SendAsync(new() { Channel = "pager", Body = "x" }, Host.Call, CancellationToken.None));
        await Refusal.OfAsync(ErrorCodes.BadRequest, () => messages.SendAsync(new() { Body = "x" }, Host.Call, CancellationToken.None));
        await Refusal.OfAsync(ErrorCodes.BadRequest, () => messages.SendAsync(new() { Channel = "a@example.com", Body = "\n" }, Host.Call, CancellationToken.None));
    }

    private EmailMessages Messages(ScriptedSmtpServer server, EmailConfiguration configuration) => new(
        configuration with { Server = server.Address, Security = SmtpSecurity.None, From = "ops@example.com" }, _host.Context("messaging", "email"));
}
