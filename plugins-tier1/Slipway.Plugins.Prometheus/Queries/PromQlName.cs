using System.Text.RegularExpressions;
using Slipway.Plugins.Shared.Labels;
using Slipway.Sdk.Calls;

namespace Slipway.Plugins.Prometheus.Queries;

/// <summary>Names of PromQL. What is no name never becomes part of a query.</summary>
internal static partial class PromQlName
{
    // Words that the PromQL lexer takes for something else than a metric, in any case.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "and", "atan2", "avg", "bool", "bottomk", "by", "count", "count_values", "end", "group", "group_left", "group_right", "ignoring",
        "inf", "limit_ratio", "limitk", "max", "min", "nan", "offset", "on", "or", "quantile", "start", "stddev", "stdvar", "sum", "topk",
        "unless", "without",
    };

    /// <summary>Refuses what is no metric name.</summary>
    public static string Metric(string name)
    {
        if (name.Length == 0)
        {
            throw ProviderException.BadRequest("expression.metricName is required");
        }

        return IsMetric(name)
            ? name
            : throw ProviderException.BadRequest(
                "expression.metricName is no metric name: letters, digits, _ and :, not beginning with a digit");
    }

    /// <summary>Refuses what is no label name.</summary>
    public static string Label(string name, string where) => LabelName.Is(name)
        ? name
        : throw ProviderException.BadRequest($"{where} has a name that is no label: letters, digits and _, not beginning with a digit");

    /// <summary>Whether a text is a metric name.</summary>
    public static bool IsMetric(string name) => MetricPattern().IsMatch(name);

    /// <summary>Whether a metric of that name has to be selected by its label <c>__name__</c>.</summary>
    public static bool IsReserved(string metric) => Reserved.Contains(metric);

    [GeneratedRegex(@"\A[a-zA-Z_:][a-zA-Z0-9_:]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex MetricPattern();
}
