using Slipway.Sdk.Calls;
using Slipway.Sdk.Metrics;

namespace Slipway.Plugins.Prometheus.Queries;

/// <summary>Selectors of PromQL: a metric and the labels of its series.</summary>
internal static class PromQlSelector
{
    private static readonly string[] Operators = ["=", "!=", "=~", "!~"];

    /// <summary>The series of a metric that match all filters and all labels of the scope.</summary>
    public static string Of(string metric, IEnumerable<MetricFilter> filters, IEnumerable<KeyValuePair<string, string>> scope)
    {
        var name = PromQlName.Metric(metric);
        var matchers = scope.Select(label => Matcher(label.Key, "=", label.Value)).Concat(filters.Select(Matcher));
        if (PromQlName.IsReserved(name))
        {
            return Braces(matchers.Prepend(Matcher("__name__", "=", name)));
        }

        var braces = Braces(matchers);
        return braces == "{}" ? name : name + braces;
    }

    /// <summary>All series with these labels.</summary>
    public static string Of(IEnumerable<KeyValuePair<string, string>> scope) =>
        // A selector needs one matcher that does not match the empty string.
        Braces(scope.Select(label => Matcher(label.Key, "=", label.Value)).Prepend(Matcher("__name__", "!=", "")));

    private static string Matcher(MetricFilter filter)
    {
        var label = PromQlName.Label(filter.Label, "a filter");
        return Operators.Contains(filter.Operator)
            ? Matcher(label, filter.Operator, filter.Value)
            : throw ProviderException.BadRequest(
                $"the operator of filter {label} is unknown; the operators are {string.Join(", ", Operators)}");
    }

    private static string Matcher(string label, string @operator, string value) => $"{label}{@operator}{PromQlString.Quote(value)}";

    private static string Braces(IEnumerable<string> matchers) => $"{{{string.Join(",", matchers)}}}";
}
