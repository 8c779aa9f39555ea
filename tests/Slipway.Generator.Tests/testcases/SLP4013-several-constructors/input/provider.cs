using Slipway.Sdk.Calls;
using Slipway.Sdk.Metrics;
using Slipway.Sdk.Plugins;

[Plugin("acme", "ops")]
public static partial class OpsPlugin;

[Provider("several")]
public sealed class Several : IMetricProvider
{
    public Several()
    {
    }

    public Several(ProviderContext context)
    {
    }

    public Task<Page<MetricSeries>> QueryAsync(MetricQuery request, CallContext call, CancellationToken cancellationToken) =>
        Task.FromResult(Page<MetricSeries>.Empty);
}

[Provider("none")]
public sealed class None : IMetricProvider
{
    private None()
    {
    }

    public Task<Page<MetricSeries>> QueryAsync(MetricQuery request, CallContext call, CancellationToken cancellationToken) =>
        Task.FromResult(Page<MetricSeries>.Empty);
}

[Provider("test")]
public sealed class OneForTheHost : IMetricProvider
{
    public OneForTheHost(ProviderContext context)
        : this(context, "for tests")
    {
    }

    internal OneForTheHost(ProviderContext context, string text) => _ = $"{context}{text}";

    public Task<Page<MetricSeries>> QueryAsync(MetricQuery request, CallContext call, CancellationToken cancellationToken) =>
        Task.FromResult(Page<MetricSeries>.Empty);
}
