using Slipway.Sdk.Calls;
using Slipway.Sdk.Metrics;
using Slipway.Sdk.Plugins;

[Plugin("acme", "ops")]
public static partial class OpsPlugin;

[Provider("one")]
public sealed class Lazy : IMetricProvider;
