using Slipway.Plugins.Elasticsearch.Queries;
using Slipway.Sdk.Logs;

namespace Slipway.Plugins.Elasticsearch.Links;

/// <summary>Links to Discover in Kibana, which keeps its state in the address as Rison, and its query in KQL.</summary>
internal sealed class DiscoverLink(string kibana, string? dataView, FieldNames fields)
{
    /// <summary>The same time and search; regular expressions, which KQL does not have, are left out.</summary>
    public string To(LogQuery query, TimeRange range)
    {
        var view = dataView is null ? "" : $"index:{Rison(dataView)},";
        var global = $"(time:(from:{Rison(range.Start.ToString())},to:{Rison(range.End.ToString())}))";
        var state = $"({view}query:(language:kuery,query:{Rison(Kql(query))}))";
        return $"{kibana}/app/discover#/?_g={Uri.EscapeDataString(global)}&_a={Uri.EscapeDataString(state)}";
    }

    private string Kql(LogQuery query)
    {
        var terms = fields.Select(query.Scope).Select(pair => Is(pair.Key, pair.Value)).ToList();
        foreach (var filter in query.Expression?.Filters ?? [])
        {
            if (filter.Operator is "=" or "!=")
            {
                terms.Add((filter.Operator == "!=" ? "not " : "") + Is(fields.Of(filter.Field), filter.Value));
            }
        }

        if (query.Expression?.SeverityIn is { } severities)
        {
            terms.Add($"({string.Join(" or ", severities.Select(severity => Is(fields.Severity, severity)))})");
        }

        if (query.Expression?.Search is { } search)
        {
            terms.Add(Is(fields.Message, search));
        }

        return string.Join(" and ", terms);
    }

    private static string Is(string field, string value) => $"{Quoted(field)} : {Quoted(value)}";

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Rison(string text) => $"'{text.Replace("!", "!!", StringComparison.Ordinal).Replace("'", "!'", StringComparison.Ordinal)}'";
}
