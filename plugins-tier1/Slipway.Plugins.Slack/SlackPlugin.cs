using Slipway.Sdk.Plugins;

namespace Slipway.Plugins.Slack;

/// <summary>Messages to Slack.</summary>
[Plugin("slipway", "slack")]
public static partial class SlackPlugin;
