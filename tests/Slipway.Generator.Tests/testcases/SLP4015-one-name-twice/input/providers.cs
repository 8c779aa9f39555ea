using Slipway.Sdk.Calls;
using Slipway.Sdk.Messages;
using Slipway.Sdk.Metrics;
using Slipway.Sdk.Plugins;

[Plugin("acme", "ops")]
public static partial class OpsPlugin;

[Provider("one")]
public sealed class First : IMetricProvider
{
    public Task<Page<MetricSeries>> QueryAsync(MetricQuery request, CallContext call, CancellationToken cancellationToken) =>
        Task.FromResult(Page<MetricSeries>.Empty);
}

[Provider("one")]
public sealed class Second : IMetricProvider
{
    public Task<Page<MetricSeries>> QueryAsync(MetricQuery request, CallContext call, CancellationToken cancellationToken) =>
        Task.FromResult(Page<MetricSeries>.Empty);
}

[Provider("one")]
public sealed class OtherCapability : IMessagingProvider
{
    public Task<MessageResult> SendAsync(Message request, CallContext call, CancellationToken cancellationToken) =>
        Task.FromResult(new MessageResult());
}
