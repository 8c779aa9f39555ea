using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Slipway.Sdk.Json;

namespace Slipway.Plugins.Elasticsearch.Tests;

/// <summary>The part of the Query DSL that searches for logs, over documents in memory.</summary>
internal static partial class SimulatedQuery
{
    public static bool Holds(JsonNode query, JsonObject document)
    {
        var (kind, content) = query.AsObject().Single();
        return kind switch
        {
            "bool" => Bool(content!, document),
            "range" => Range(content!["@timestamp"]!, document),
            "term" => OnField(content!, document, (value, how) => string.Equals(
                value, (string?)how["value"], (bool?)how["case_insensitive"] == true ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)),
            "regexp" => OnField(content!, document, (value, how) => value is not null && Regex.IsMatch(value, $@"\A(?:{(string?)how["value"]})\z")),
            "match_phrase" => Words((string?)document["message"]).Contains(Words((string?)content!["message"]), StringComparison.Ordinal),
            "simple_query_string" => Search(content!, document),
            _ => throw new ArgumentException($"unknown query [{kind}]"),
        };
    }

    /// <summary>The time of a document in the form in which sort values are answered.</summary>
    public static string Time(JsonObject document) => Nanoseconds((string)document["@timestamp"]!);

    private static bool Bool(JsonNode content, JsonObject document) =>
        (content["filter"]?.AsArray() ?? []).All(clause => Holds(clause!, document))
        && !(content["must_not"]?.AsArray() ?? []).Any(clause => Holds(clause!, document))
        && (content["should"] is not JsonArray should || should.Count(clause => Holds(clause!, document)) >= (int)content["minimum_should_match"]!);

    private static bool Range(JsonNode range, JsonObject document) =>
        string.CompareOrdinal(Time(document), Nanoseconds((string)range["gte"]!)) >= 0
        && string.CompareOrdinal(Time(document), Nanoseconds((string)range["lt"]!)) < 0;

    private static bool OnField(JsonNode content, JsonObject document, Func<string?, JsonNode, bool> holds)
    {
        var (field, how) = content.AsObject().Single();
        return holds(Value(document, field), how!);
    }

    private static string? Value(JsonNode? source, string field) => source switch
    {
        JsonObject map when map[field] is { } value => value.ToString(),
        JsonObject map when field.Split('.', 2) is [var first, var rest] => Value(map[first], rest),
        _ => null,
    };

    private static bool Search(JsonNode content, JsonObject document)
    {
        Assert.Equal(("and", "PHRASE", "message"), ((string?)content["default_operator"], (string?)content["flags"], (string?)content["fields"]![0]));
        var text = Words((string?)document["message"]);
        return PhraseOrWord().Matches((string)content["query"]!).All(part => text.Contains(Words(part.Value), StringComparison.Ordinal));
    }

    private static string Words(string? text) => " " + string.Join(' ', Word().Matches((text ?? "").ToLowerInvariant()).Select(word => word.Value)) + " ";

    private static string Nanoseconds(string text)
    {
        var utc = Timestamp.Parse(text).ToDateTimeOffset();
        var fraction = Fraction().Match(text).Groups[1].Value;
        return utc.ToString("yyyy-MM-ddTHH:mm:ss.", System.Globalization.CultureInfo.InvariantCulture) + fraction.PadRight(9, '0') + "Z";
    }

    [GeneratedRegex("\"[^\"]*\"|[^\\s\"]+")]
    private static partial Regex PhraseOrWord();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\.(\d+)")]
    private static partial Regex Fraction();
}
