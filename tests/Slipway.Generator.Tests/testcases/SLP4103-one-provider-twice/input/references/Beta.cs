using Slipway.Sdk.Calls;
using Slipway.Sdk.Metrics;
using Slipway.Sdk.Plugins;

namespace Beta;

/// <summary>The plugin.</summary>
[Plugin("other", "beta")]
public static partial class BetaPlugin;

[Provider("one")]
internal sealed class Metrics : IMetricProvider
{
    public Task<Page<MetricSeries>> QueryAsync(MetricQuery request, CallContext call, CancellationToken cancellationToken) =>
        Task.FromResult(Page<MetricSeries>.Empty);
}
