using System.Text.Json.Nodes;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Logs;

namespace Slipway.Plugins.Elasticsearch.Queries;

/// <summary>
/// Makes the query of a search. Every name and value is a JSON string in it, so none can change what is asked.
/// https://www.elastic.co/docs/reference/query-languages/query-dsl/query-dsl-bool-query
/// </summary>
internal sealed class LogSearch(FieldNames fields)
{
    /// <summary>The format in which times are asked for and answered, to the nanosecond.</summary>
    public const string TimeFormat = "strict_date_optional_time_nanos";

    /// <summary>The query for what a caller asks.</summary>
    public JsonObject Query(LogQuery query, TimeRange range)
    {
        var (all, none) = (new JsonArray(), new JsonArray());
        all.Add((JsonNode)Clause("range", fields.Timestamp, new JsonObject
        {
            ["gte"] = range.Start.ToString(),
            ["lt"] = range.End.ToString(),
            ["format"] = TimeFormat,
        }));
        foreach (var (field, value) in fields.Select(query.Scope))
        {
            all.Add((JsonNode)Is(field, value));
        }

        foreach (var filter in query.Expression?.Filters ?? [])
        {
            (filter.Operator is "=" or "=~" ? all : none).Add((JsonNode)Condition(filter));
        }

        if (query.Expression?.SeverityIn is { } severities)
        {
            all.Add((JsonNode)AnyOf(severities.Select(Severity)));
        }

        if (query.Expression?.Search is { } search)
        {
            all.Add((JsonNode)Mentions(search));
        }

        return new JsonObject { ["bool"] = new JsonObject { ["filter"] = all, ["must_not"] = none } };
    }

    private JsonObject Condition(LogFilter filter)
    {
        if (filter.Field.Length == 0)
        {
            throw ProviderException.BadRequest("a filter has no field");
        }

        var field = fields.Of(filter.Field);
        return filter.Operator switch
        {
            "=" or "!=" => Is(field, filter.Value),
            "=~" or "!~" => Clause("regexp", field, new JsonObject { ["value"] = filter.Value, ["flags"] = "NONE" }),
            _ => throw ProviderException.BadRequest($"the operator of filter {filter.Field} is unknown; the operators are =, !=, =~ and !~"),
        };
    }

    // The text is analysed into words, so a term would never be the whole of it.
    private JsonObject Is(string field, string value) =>
        field == fields.Message ? new JsonObject { ["match_phrase"] = new JsonObject { [field] = value } } : Clause("term", field, new JsonObject { ["value"] = value });

    private JsonObject Severity(string severity) =>
        Clause("term", fields.Severity, new JsonObject { ["value"] = severity, ["case_insensitive"] = true });

    // All words, in any order; what stands in quotes in this order. It has no syntax that could be wrong.
    private JsonObject Mentions(string text) => new()
    {
        ["simple_query_string"] = new JsonObject
        {
            ["query"] = text,
            ["fields"] = new JsonArray(JsonValue.Create(fields.Message)),
            ["default_operator"] = "and",
            ["flags"] = "PHRASE",
        },
    };

    private static JsonObject AnyOf(IEnumerable<JsonObject> clauses) =>
        new() { ["bool"] = new JsonObject { ["should"] = new JsonArray([.. clauses]), ["minimum_should_match"] = 1 } };

    private static JsonObject Clause(string kind, string field, JsonObject content) => new() { [kind] = new JsonObject { [field] = content } };
}
