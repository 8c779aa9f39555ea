using Slipway.Plugins.Mock.Seeds;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Json;
using Slipway.Sdk.Metrics;

namespace Slipway.Plugins.Mock.Filters;

/// <summary>How the series of a metric are combined: not at all, or into one for each value of the grouping labels.</summary>
internal sealed class MetricAggregation
{
    private readonly Func<IEnumerable<double>, double>? _combine;
    private readonly IReadOnlyList<string> _labels;

    private MetricAggregation(Func<IEnumerable<double>, double>? combine, IReadOnlyList<string> labels)
    {
        _combine = combine;
        _labels = labels;
    }

    public static MetricAggregation Of(MetricExpression expression)
    {
        var labels = (IReadOnlyList<string>)[.. (expression.GroupBy ?? []).Distinct(StringComparer.Ordinal)];
        return expression.Aggregation switch
        {
            null when labels.Count > 0 => throw ProviderException.BadRequest("groupBy needs an aggregation: sum, avg, min, max or count"),
            null => new(null, MetricSeed.LabelNames),
            "sum" => new(Enumerable.Sum, labels),
            "avg" => new(Enumerable.Average, labels),
            "min" => new(Enumerable.Min, labels),
            "max" => new(Enumerable.Max, labels),
            "count" => new(values => values.Count(), labels),
            _ => throw ProviderException.BadRequest("the aggregation is unknown; the aggregations are sum, avg, min, max and count"),
        };
    }

    public IEnumerable<MetricSeries> Apply(string name, IEnumerable<MetricSource> sources, MetricGrid grid) =>
        _combine is null
            ? sources.Select(source => Series(name, source.Labels, grid, source.At))
            : sources
                .GroupBy(GroupOf, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => Series(name, group.First().Labels, grid, time => _combine(group.Select(source => source.At(time)))));

    private string GroupOf(MetricSource source) =>
        string.Join('\n', _labels.Select(label => source.Labels.GetValueOrDefault(label, "")));

    private MetricSeries Series(string name, IReadOnlyDictionary<string, string> labels, MetricGrid grid, Func<long, double> valueAt)
    {
        var map = new FreeMap();
        foreach (var label in _labels.Where(labels.ContainsKey).Order(StringComparer.Ordinal))
        {
            map.Add(label, labels[label]);
        }

        MetricPoint Point(long time) => new() { Timestamp = DateTimeOffset.FromUnixTimeSeconds(time), Value = valueAt(time) };
        return new MetricSeries
        {
            Name = name,
            Service = map.GetText("service"),
            Labels = map,
            Points = [.. grid.Times.Select(Point)],
            Url = World.Link("metrics", name),
        };
    }
}
