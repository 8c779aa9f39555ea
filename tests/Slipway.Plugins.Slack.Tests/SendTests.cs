using Slipway.Sdk.Calls;
using Slipway.Sdk.Messages;

namespace Slipway.Plugins.Slack.Tests;

/// <summary>Messages to the simulated workspace.</summary>
public sealed class SendTests : IDisposable
{
    private readonly SlackSimulator _slack = new();

    public void Dispose() => _slack.Dispose();

    [Fact]
    public async Task Send_Text_IsPostedAndCanBeFoundAgain()
    {
        var sent = await SendAsync(new() { Channel = "#general", Body = "حادث 🚨 at 95% \"now\"" });

        Assert.Equal("حادث 🚨 at 95% \"now\"", (string?)Assert.Single(_slack.Messages)["text"]);
        Assert.Equal(("1777863721.000001", "#general", "C0GENERAL1"), (sent.Id, sent.Channel, sent.Metadata!.GetText("channelId")));
        Assert.Equal("https://acme.slack.com/archives/C0GENERAL1/p1777863721000001", sent.Url);
        Assert.Equal("2026-05-04T03:02:01.000001Z", sent.SentAt.ToString());
    }

    [Fact]
    public async Task Send_Thread_AnswersInIt()
    {
        var first = await SendAsync(new() { Channel = "general", Body = "One" });
        await SendAsync(new() { Channel = "general", Body = "Two", ThreadRef = first.Id });

        Assert.Equal(first.Id, (string?)_slack.Messages[1]["thread_ts"]);
        await Refusal.OfAsync(ErrorCodes.NotFound, () => SendAsync(new() { Channel = "general", Body = "x", ThreadRef = "1.000000" }));
        await Refusal.OfAsync(ErrorCodes.BadRequest, () => SendAsync(new() { Channel = "general", Body = "x", ThreadRef = "the other one" }));
    }

    [Fact]
    public async Task Send_ConfiguredChannel_IsTheirs()
    {
        await SendAsync(new() { Channel = "pager", Body = "One" });

        Assert.Equal("C0ONCALL11", (string?)_slack.Messages.Single()["channel"]);
    }

    [Fact]
    public async Task Send_OnlyChannels_PermitsNoOther()
    {
        await SendAsync(new() { Channel = "pager", Body = "One" }, configuration => configuration with { OnlyChannels = true });

        await Refusal.OfAsync(ErrorCodes.NotFound, () => SendAsync(new() { Channel = "general", Body = "One" }, configuration => configuration with { OnlyChannels = true }));
        Assert.Single(_slack.Messages);
    }

    [Fact]
    public async Task Send_Mentions_NotifyNobodyUnlessMarkupIsWanted()
    {
        await SendAsync(new() { Channel = "general", Body = "<!channel> a && b" });
        await SendAsync(new() { Channel = "general", Body = "<!channel>" }, configuration => configuration with { Markup = true });

        Assert.Equal(["&lt;!channel&gt; a &amp;&amp; b", "<!channel>"], _slack.Messages.Select(message => (string?)message["text"]));
    }

    [Fact]
    public async Task Send_Blocks_BecomeThoseOfSlackWithTheBodyFirst()
    {
        var fields = Enumerable.Range(10, 12).ToDictionary(number => $"f{number}", number => $"<{number}>");
        await SendAsync(new()
        {
            Channel = "general",
            Body = "Rolled back",
            Blocks = [new() { Type = "header", Text = "Checkout" }, new() { Type = "divider" }, new() { Type = "section", Text = "a < b", Fields = fields }, new() { Type = "context", Text = "by ada" }],
        });

        var blocks = _slack.Messages.Single()["blocks"]!.AsArray();
        Assert.Equal(["section", "header", "divider", "section", "section", "section", "context"], blocks.Select(block => (string?)block!["type"]));
        Assert.Equal(["Rolled back", "a &lt; b"], new[] { blocks[0], blocks[3] }.Select(block => (string?)block!["text"]!["text"]));
        Assert.Equal((10, 2), (blocks[4]!["fields"]!.AsArray().Count, blocks[5]!["fields"]!.AsArray().Count));
        Assert.Equal("*f10*\n&lt;10&gt;", (string?)blocks[4]!["fields"]![0]!["text"]);
        Assert.Equal("Rolled back", (string?)_slack.Messages.Single()["text"]);
    }

    [Fact]
    public async Task Send_BlocksWithoutBody_NotifyWithTheFirstText()
    {
        await SendAsync(new() { Channel = "general", Blocks = [new() { Type = "divider" }, new() { Type = "header", Text = "Checkout" }] });

        Assert.Equal("Checkout", (string?)_slack.Messages.Single()["text"]);
    }

    public static TheoryData<Message, string> Impossible { get; } = new()
    {
        { new() { Channel = "general" }, "body or blocks" },
        { new() { Body = "x" }, "channel" },
        { new() { Channel = "general", Body = new string('x', 40_001) }, "40000" },
        { new() { Channel = "general", Blocks = [new() { Type = "header", Text = new string('x', 151) }] }, "150" },
        { new() { Channel = "general", Blocks = [new() { Type = "section", Text = new string('<', 751) }] }, "3000" },
        { new() { Channel = "general", Blocks = [new() { Type = "section" }] }, "no text" },
        { new() { Channel = "general", Blocks = [.. Enumerable.Repeat(new MessageBlock { Type = "divider" }, 51)] }, "50" },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public async Task Send_WhatSlackWouldCutOrRefuse_IsRefusedUnasked(Message message, string text)
    {
        var refusal = await Refusal.OfAsync(ErrorCodes.BadRequest, () => SendAsync(message));

        Assert.Contains(text, refusal.Message, StringComparison.Ordinal);
        Assert.Empty(_slack.Requests);
    }

    private async Task<MessageResult> SendAsync(Message message, Func<SlackConfiguration, SlackConfiguration>? with = null)
    {
        var configuration = new SlackConfiguration
        {
            Url = new Uri(_slack.Address),
            Token = new(SlackSimulator.Token),
            Channels = new Dictionary<string, string> { ["pager"] = "C0ONCALL11" },
        };
        using var messages = new SlackMessages(with?.Invoke(configuration) ?? configuration, new Host().Context("messaging", "slack"));
        return await messages.SendAsync(message, Host.Call, CancellationToken.None);
    }
}
