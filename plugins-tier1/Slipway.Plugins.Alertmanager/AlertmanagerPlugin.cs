using Slipway.Sdk.Plugins;

namespace Slipway.Plugins.Alertmanager;

/// <summary>Alerts of Prometheus Alertmanager.</summary>
[Plugin("slipway", "alertmanager")]
public static partial class AlertmanagerPlugin;
