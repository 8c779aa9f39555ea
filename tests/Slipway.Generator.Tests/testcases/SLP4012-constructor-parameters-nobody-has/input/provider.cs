using Slipway.Sdk.Calls;
using Slipway.Sdk.Configuration;
using Slipway.Sdk.Metrics;
using Slipway.Sdk.Plugins;

[Plugin("acme", "ops")]
public static partial class OpsPlugin;

[Configuration]
public sealed partial record OpsConfiguration;

public sealed record Plain;

[Provider("one")]
public sealed class Metrics(Plain plain, HttpClient client, ref ProviderContext context) : IMetricProvider
{
    public Task<Page<MetricSeries>> QueryAsync(MetricQuery request, CallContext call, CancellationToken cancellationToken) =>
        Task.FromResult(Page<MetricSeries>.Empty);
}

[Provider("two")]
public sealed class Doubled(OpsConfiguration configuration, OpsConfiguration again, ProviderContext context, ProviderContext twice) : IMetricProvider
{
    public Task<Page<MetricSeries>> QueryAsync(MetricQuery request, CallContext call, CancellationToken cancellationToken) =>
        Task.FromResult(Page<MetricSeries>.Empty);
}
