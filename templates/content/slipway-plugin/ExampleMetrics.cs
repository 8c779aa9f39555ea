using Slipway.Sdk.Calls;
using Slipway.Sdk.Json;
using Slipway.Sdk.Metrics;
using Slipway.Sdk.Plugins;
using Slipway.Sdk.Schema;

namespace Company.Ops.Example;

/// <summary>Metrics of plugin-slug.</summary>
[Provider("plugin-slug")]
public sealed class ExampleMetrics(ExampleConfiguration configuration) : IMetricProvider
{
    private static readonly Timestamp Seen = Timestamp.Parse("2024-01-02T03:04:05Z");

    /// <inheritdoc />
    public Task<Page<MetricSeries>> QueryAsync(MetricQuery request, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var name = request.Expression?.MetricName ?? "";
        if (name.Length == 0)
        {
            throw ProviderException.BadRequest("the expression names no metric");
        }

        return Task.FromResult(Pages.Of(All().Where(metric => metric.Name == name).Select(metric => Series(metric.Name))));
    }

    /// <inheritdoc />
    public Task<Page<MetricDescriptor>> DescribeAsync(QueryScope request, CallContext call, CancellationToken cancellationToken) =>
        Task.FromResult(Pages.Of(All().Take(configuration.Most)));

    // In place of an upstream: the same two metrics every time, with one point each.
    private static IEnumerable<MetricDescriptor> All() => [Metric("requests", "counter"), Metric("temperature", "gauge")];

    private static MetricDescriptor Metric(string name, string type) => new() { Name = name, Type = type, Description = name, Labels = ["region"] };

    private MetricSeries Series(string name) => new()
    {
        Name = name,
        Labels = new FreeMap { { "region", configuration.Region } },
        Points = [new MetricPoint { Timestamp = Seen, Value = 1 }],
    };
}
