using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;
using Slipway.Sdk.Schema;

namespace Slipway.Sdk.Metrics;

/// <summary>The <c>metric</c> capability and its operations.</summary>
public static class MetricCapability
{
    /// <summary>The capability as data.</summary>
    public static Capability Definition { get; } = new()
    {
        Name = "metric",
        Spellings = ["metric", "metrics"],
        ProviderType = typeof(IMetricProvider),
        Json = MetricJson.Default,
        Operations =
        [
            Operation.Create<IMetricProvider, MetricQuery, Page<MetricSeries>>(
                new OperationDescription("metric.query", "metric.query", OperationEffect.Reads) { Idempotent = true },
                AnswerShape.List<MetricSeries>(),
                static (provider, request, call, token) => provider.QueryAsync(request, call, token)),
            Operation.Create<IMetricProvider, QueryScope, Page<MetricDescriptor>>(
                new OperationDescription("metric.describe", "metric.describe", OperationEffect.Reads) { Idempotent = true },
                AnswerShape.List<MetricDescriptor>(),
                static (provider, request, call, token) => provider.DescribeAsync(request, call, token)),
        ],
    };
}
