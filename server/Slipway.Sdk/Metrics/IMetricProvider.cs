using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;
using Slipway.Sdk.Schema;

namespace Slipway.Sdk.Metrics;

/// <summary>
/// Time series of a metrics store. A provider implements the operations that its upstream has; the others answer <c>not_implemented</c>.
/// </summary>
[CapabilityContract("metric")]
public interface IMetricProvider
{
    /// <summary>Computes time series.</summary>
    [Operation("metric.query")]
    Task<Page<MetricSeries>> QueryAsync(MetricQuery request, CallContext call, CancellationToken cancellationToken) =>
        throw ProviderException.NotImplemented("metric.query");

    /// <summary>Lists the metrics that can be asked for.</summary>
    [Operation("metric.describe")]
    Task<Page<MetricDescriptor>> DescribeAsync(QueryScope request, CallContext call, CancellationToken cancellationToken) =>
        throw ProviderException.NotImplemented("metric.describe");
}
