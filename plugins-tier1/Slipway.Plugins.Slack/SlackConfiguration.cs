using Slipway.Sdk.Configuration;

namespace Slipway.Plugins.Slack;

/// <summary>In whose name messages are sent, and where to.</summary>
[Configuration]
public sealed partial record SlackConfiguration
{
    /// <summary>Bot token.</summary>
    [Key("token", Description = "Bot token of the Slack app (xoxb-...), with the scope chat:write; chat:write.public for channels that it is not in.")]
    public required Secret Token { get; init; }

    /// <summary>Base address of the Web API.</summary>
    [Key("url", Description = "Base address of the Web API; another one for GovSlack.")]
    public Uri Url { get; init; } = new("https://slack.com/api");

    /// <summary>How long one answer of Slack may take.</summary>
    [Key("timeout", Description = "How long one answer of Slack may take.", Minimum = 0.1, Maximum = 600)]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Names of channels.</summary>
    [Key("channels", Description = "The Slack channel of each name that callers use, such as {\"oncall\": \"C0123456789\"}.")]
    public IReadOnlyDictionary<string, string> Channels { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether only the named channels may be written to.</summary>
    [Key("onlyChannels", Description = "Whether messages go to the channels under channels only; otherwise to any id or name that the app may write to.")]
    public bool OnlyChannels { get; init; }

    /// <summary>Whether callers may write links and mentions in Slack's own form.</summary>
    [Key("markup", Description = "Whether <...> in texts are links and mentions, so that callers can notify people (<!channel>); otherwise they are shown as they are.")]
    public bool Markup { get; init; }

    /// <summary>Whether Slack shows previews of links.</summary>
    [Key("unfurl", Description = "Whether Slack shows previews of links.")]
    public bool Unfurl { get; init; }
}
