using Slipway.Sdk.Calls;
using Slipway.Sdk.Metrics;
using Slipway.Sdk.Plugins;

namespace Alpha;

/// <summary>The plugin.</summary>
[Plugin("acme", "alpha")]
public static partial class AlphaPlugin;

[Provider("one")]
internal sealed class Metrics : IMetricProvider
{
    public Task<Page<MetricSeries>> QueryAsync(MetricQuery request, CallContext call, CancellationToken cancellationToken) =>
        Task.FromResult(Page<MetricSeries>.Empty);
}
