using Slipway.Sdk.Calls;
using Slipway.Sdk.Metrics;
using Slipway.Sdk.Plugins;

[Plugin("acme", "ops")]
public static partial class OpsPlugin;

internal abstract class Base
{
    public required string Region { get; init; }
}

[Provider("one")]
internal sealed class One : Base, IMetricProvider
{
    public required int Most;

    public Task<Page<MetricSeries>> QueryAsync(MetricQuery request, CallContext call, CancellationToken cancellationToken) =>
        Task.FromResult(Page<MetricSeries>.Empty);
}

[Provider("two")]
[method: System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
internal sealed class Two() : IMetricProvider
{
    public required int Most { get; init; } = 1;

    public Task<Page<MetricSeries>> QueryAsync(MetricQuery request, CallContext call, CancellationToken cancellationToken) =>
        Task.FromResult(Page<MetricSeries>.Empty);
}
