using System.Globalization;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Metrics;

namespace Slipway.Plugins.Prometheus.Queries;

/// <summary>Writes the PromQL of a structured query.</summary>
internal static class PromQl
{
    private static readonly Dictionary<string, string> Aggregations = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sum"] = "sum{0}({1})",
        ["avg"] = "avg{0}({1})",
        ["min"] = "min{0}({1})",
        ["max"] = "max{0}({1})",
        ["count"] = "count{0}({1})",
        ["stddev"] = "stddev{0}({1})",
        ["stdvar"] = "stdvar{0}({1})",
        ["p50"] = "quantile{0}(0.5, {1})",
        ["p90"] = "quantile{0}(0.9, {1})",
        ["p95"] = "quantile{0}(0.95, {1})",
        ["p99"] = "quantile{0}(0.99, {1})",
    };

    /// <summary>The names that <c>aggregation</c> may have.</summary>
    public static string AggregationNames { get; } =
        string.Join(", ", Aggregations.Keys.Concat(["rate", "increase"]).Order(StringComparer.Ordinal));

    /// <summary>The query.</summary>
    /// <param name="expression">What to compute.</param>
    /// <param name="scope">Labels that the scope selects.</param>
    /// <param name="window">The window of rate and increase.</param>
    public static string Of(MetricExpression expression, IEnumerable<KeyValuePair<string, string>> scope, TimeSpan window)
    {
        var selector = PromQlSelector.Of(expression.MetricName, expression.Filters ?? [], scope);
        var names = (expression.GroupBy ?? []).Select(label => PromQlName.Label(label, "groupBy"));
        var labels = names.Distinct(StringComparer.Ordinal).ToArray();
        var by = labels.Length == 0 ? "" : $" by ({string.Join(", ", labels)}) ";
        if (expression.Aggregation is not { } aggregation)
        {
            return by.Length == 0 ? selector : throw ProviderException.BadRequest($"groupBy needs an aggregation: {AggregationNames}");
        }

        if (aggregation.ToUpperInvariant() is "RATE" or "INCREASE")
        {
            var seconds = ((long)Math.Ceiling(window.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            var change = $"{aggregation.ToLowerInvariant()}({selector}[{seconds}s])";
            return by.Length == 0 ? change : $"sum{by}({change})";
        }

        return Aggregations.TryGetValue(aggregation, out var form)
            ? string.Format(CultureInfo.InvariantCulture, form, by, selector)
            : throw ProviderException.BadRequest($"the aggregation is unknown; the aggregations are {AggregationNames}");
    }
}
