using Slipway.Sdk.Calls;
using Slipway.Sdk.Metrics;
using Slipway.Sdk.Plugins;

[Plugin("acme", "ops")]
public static partial class OpsPlugin;

[Provider("abstract")]
public abstract class AbstractMetrics : IMetricProvider
{
    public Task<Page<MetricSeries>> QueryAsync(MetricQuery request, CallContext call, CancellationToken cancellationToken) =>
        Task.FromResult(Page<MetricSeries>.Empty);
}

[Provider("generic")]
public sealed class GenericMetrics<T> : IMetricProvider
{
    public Task<Page<MetricSeries>> QueryAsync(MetricQuery request, CallContext call, CancellationToken cancellationToken) =>
        Task.FromResult(Page<MetricSeries>.Empty);
}

public static class Outer
{
    [Provider("hidden")]
    private sealed class HiddenMetrics : IMetricProvider
    {
        public Task<Page<MetricSeries>> QueryAsync(MetricQuery request, CallContext call, CancellationToken cancellationToken) =>
            Task.FromResult(Page<MetricSeries>.Empty);
    }
}

[Provider("local")]
file sealed class LocalMetrics : IMetricProvider
{
    public Task<Page<MetricSeries>> QueryAsync(MetricQuery request, CallContext call, CancellationToken cancellationToken) =>
        Task.FromResult(Page<MetricSeries>.Empty);
}

[Provider("static")]
public static class StaticMetrics;
