using Slipway.Sdk.Calls;
using Slipway.Sdk.Metrics;
using Slipway.Sdk.Plugins;

namespace Beta;

/// <summary>The plugin.</summary>
[Plugin("other", "weather")]
public static partial class BetaPlugin;

[Provider("two")]
internal sealed class Metrics : IMetricProvider
{
    public Task<Page<MetricSeries>> QueryAsync(MetricQuery request, CallContext call, CancellationToken cancellationToken) =>
        Task.FromResult(Page<MetricSeries>.Empty);
}
