using System.Globalization;
using System.Text.Json.Nodes;

namespace Slipway.Plugins.Elasticsearch.Tests;

/// <summary>
/// Elasticsearch as its reference documents it, as far as logs are searched: points in time that keep what was there when they were opened and
/// have to be closed, search_after with the tiebreaker, formatted sort values, the window of a page, the form of errors.
/// </summary>
internal sealed class ElasticsearchSimulator : ApiSimulator
{
    public const string Key = "czNjcjN0LWtleQ==";
    private readonly Dictionary<string, JsonObject[]> _points = [];
    private int _count;

    public List<JsonObject> Documents { get; } = [];

    /// <summary>How many points in time nobody has closed.</summary>
    public int OpenPoints => _points.Count;

    /// <summary>What happens when a page was read.</summary>
    public Action OnPage { get; set; } = () => { };

    public List<JsonNode> Searches { get; } = [];

    /// <summary>Adds a document.</summary>
    public void Add(string time, string message, string? level = "info", string? service = "checkout", Action<JsonObject>? more = null)
    {
        var document = new JsonObject { ["@timestamp"] = time, ["message"] = message };
        if (level is not null)
        {
            document["log"] = new JsonObject { ["level"] = level };
        }

        if (service is not null)
        {
            document["service.name"] = service;
        }

        more?.Invoke(document);
        Documents.Add(document);
    }

    protected override ScriptedHttpServer.Reply Answer(SimulatedRequest request)
    {
        if (request.Header("Authorization") != $"ApiKey {Key}")
        {
            return Error(401, "security_exception", "unable to authenticate");
        }

        return (request.Method, request.Path) switch
        {
            ("POST", [var indices, "_pit"]) => Open(request, indices),
            ("DELETE", ["_pit"]) => Json(_points.Remove((string)request.Body["id"]!) ? 200 : 404, new JsonObject { ["succeeded"] = true }),
            ("POST", ["_search"]) => Search(request),
            _ => Error(405, "illegal_argument_exception", "no handler found"),
        };
    }

    private ScriptedHttpServer.Reply Open(SimulatedRequest request, string indices)
    {
        // Versions before 8.12 refuse a body here.
        Assert.Equal("", request.Text);
        Assert.NotNull(request.One("keep_alive"));
        if (!indices.StartsWith("logs-", StringComparison.Ordinal))
        {
            return Error(404, "index_not_found_exception", $"no such index [{indices}]");
        }

        var id = $"point-{++_count}";
        _points[id] = [.. Documents];
        return Json(200, new JsonObject { ["id"] = id });
    }

    private ScriptedHttpServer.Reply Search(SimulatedRequest request)
    {
        Assert.Equal("false", request.One("allow_partial_search_results"));
        var search = request.Body;
        Searches.Add(search);
        var (size, sort) = ((int)search["size"]!, search["sort"]![0]!["@timestamp"]!);
        Assert.Equal(("desc", "strict_date_optional_time_nanos", "date_nanos"), ((string?)sort["order"], (string?)sort["format"], (string?)sort["numeric_type"]));
        if (!_points.TryGetValue((string)search["pit"]!["id"]!, out var documents))
        {
            return Error(404, "search_context_missing_exception", "No search context found");
        }

        if (size > 10_000)
        {
            return Error(400, "illegal_argument_exception", "Result window is too large");
        }

        try
        {
            var hits = documents.Select((document, place) => (Document: document, Place: place, Time: SimulatedQuery.Time(document)))
                .Where(hit => SimulatedQuery.Holds(search["query"]!, hit.Document))
                .OrderByDescending(hit => hit.Time, StringComparer.Ordinal).ThenBy(hit => hit.Place);
            var after = search["search_after"] is JsonArray last ? (Time: (string)last[0]!, Place: (int)last[1]!) : default;
            var page = hits
                .SkipWhile(hit => after.Time is not null && (string.CompareOrdinal(hit.Time, after.Time) > 0 || (hit.Time == after.Time && hit.Place <= after.Place)))
                .Take(size)
                .Select(hit => new JsonObject
                {
                    ["_index"] = "logs-app-default",
                    ["_id"] = $"doc-{hit.Place}",
                    ["_source"] = hit.Document.DeepClone(),
                    ["sort"] = new JsonArray(JsonValue.Create(hit.Time), JsonValue.Create(hit.Place)),
                });
            var answer = Json(200, new JsonObject
            {
                ["took"] = 1,
                ["timed_out"] = false,
                ["pit_id"] = (string?)search["pit"]!["id"],
                ["_shards"] = new JsonObject { ["total"] = 1, ["successful"] = 1, ["skipped"] = 0, ["failed"] = 0 },
                ["hits"] = new JsonObject { ["max_score"] = null, ["hits"] = new JsonArray([.. page]) },
            });
            OnPage();
            return answer;
        }
        catch (ArgumentException exception)
        {
            return Error(400, "query_shard_exception", "Failed to parse query: " + exception.Message);
        }
    }

    private static ScriptedHttpServer.Reply Error(int status, string type, string reason) => Json(status, new JsonObject
    {
        ["error"] = new JsonObject
        {
            ["root_cause"] = new JsonArray(new JsonObject { ["type"] = type, ["reason"] = reason }),
            ["type"] = "search_phase_execution_exception",
            ["reason"] = "all shards failed",
        },
        ["status"] = status,
    });
}
