using Slipway.Plugins.Mock.Filters;
using Slipway.Plugins.Mock.Seeds;
using Slipway.Plugins.Mock.State;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Metrics;
using Slipway.Sdk.Plugins;
using Slipway.Sdk.Schema;

namespace Slipway.Plugins.Mock;

/// <summary>Metrics of the mock's services; every value follows from the series and the time alone.</summary>
[Provider("mock", Scope = ["service", "team", "environment"], Filters = ["=", "!=", "=~", "!~"])]
public sealed class MockMetrics(MockConfiguration configuration, ProviderContext context) : IMetricProvider
{
    private readonly MockGate _gate = new(configuration, context);

    /// <inheritdoc />
    public async Task<Page<MetricSeries>> QueryAsync(MetricQuery request, CallContext call, CancellationToken cancellationToken)
    {
        await _gate.PassAsync(cancellationToken);
        var expression = request.Expression ?? new MetricExpression();
        Match.Require("expression.metricName", expression.MetricName);
        var grid = MetricGrid.Of(TimeRange.Of(request.Start, request.End, _gate.Now), request.Step);
        var aggregation = MetricAggregation.Of(expression);
        if (MetricSeed.Find(expression.MetricName) is not { } metric)
        {
            return Page<MetricSeries>.Empty;
        }

        var filters = (expression.Filters ?? []).Select(filter => new Comparison(filter.Label, filter.Operator, filter.Value)).ToArray();
        var sources = metric.Sources
            .Where(source => Match.Scope(request.Scope, source.Labels["service"], source.Labels["environment"]))
            .Where(source => filters.All(filter => filter.Holds(source.Labels)));
        return Pages.Of(aggregation.Apply(metric.Name, sources, grid));
    }

    /// <inheritdoc />
    public async Task<Page<MetricDescriptor>> DescribeAsync(QueryScope request, CallContext call, CancellationToken cancellationToken)
    {
        await _gate.PassAsync(cancellationToken);
        return Pages.Of(MetricSeed.All
            .Where(metric => metric.Sources.Any(source => Match.Scope(request, source.Labels["service"], source.Labels["environment"])))
            .Select(metric => new MetricDescriptor
            {
                Name = metric.Name,
                Type = metric.Type,
                Description = metric.Description,
                Labels = MetricSeed.LabelNames,
                Unit = metric.Unit,
                Url = World.Link("metrics", metric.Name),
            }));
    }
}
