using Slipway.Sdk.Plugins;

namespace Slipway.Plugins.Backstage;

/// <summary>Services and teams of a Backstage catalog.</summary>
[Plugin("slipway", "backstage")]
public static partial class BackstagePlugin;
