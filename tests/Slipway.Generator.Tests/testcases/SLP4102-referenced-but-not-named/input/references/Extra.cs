using Slipway.Sdk.Calls;
using Slipway.Sdk.Metrics;
using Slipway.Sdk.Plugins;

namespace Extra;

/// <summary>The plugin.</summary>
[Plugin("acme", "extra")]
public static partial class ExtraPlugin;

[Provider("two")]
internal sealed class Metrics : IMetricProvider
{
    public Task<Page<MetricSeries>> QueryAsync(MetricQuery request, CallContext call, CancellationToken cancellationToken) =>
        Task.FromResult(Page<MetricSeries>.Empty);
}
