using Slipway.Sdk.Calls;
using Slipway.Sdk.Metrics;
using Slipway.Sdk.Plugins;

namespace Weather;

/// <summary>The plugin.</summary>
[Plugin("acme", "weather")]
public static partial class WeatherPlugin;

[Provider("one")]
internal sealed class Metrics : IMetricProvider
{
    public Task<Page<MetricSeries>> QueryAsync(MetricQuery request, CallContext call, CancellationToken cancellationToken) =>
        Task.FromResult(Page<MetricSeries>.Empty);
}
