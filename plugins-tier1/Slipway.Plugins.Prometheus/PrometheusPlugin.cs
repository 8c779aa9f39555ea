using Slipway.Sdk.Plugins;

namespace Slipway.Plugins.Prometheus;

/// <summary>Metric queries against Prometheus and everything that speaks its API.</summary>
[Plugin("slipway", "prometheus")]
public static partial class PrometheusPlugin;
