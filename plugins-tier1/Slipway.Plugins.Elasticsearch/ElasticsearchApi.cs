using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Plugins.Elasticsearch.Queries;
using Slipway.Plugins.Shared.Http;
using Slipway.Plugins.Shared.Patience;
using Slipway.Sdk.Calls;

namespace Slipway.Plugins.Elasticsearch;

/// <summary>
/// Search of Elasticsearch, page after page over one point in time, so that what is written meanwhile moves nothing.
/// https://www.elastic.co/docs/reference/elasticsearch/rest-apis/paginate-search-results
/// </summary>
internal sealed class ElasticsearchApi(PatientUpstream upstream, ElasticsearchConfiguration configuration) : IDisposable
{
    /// <summary>How errors call it.</summary>
    public const string Name = "Elasticsearch";

    // Longer than a page may take; Elasticsearch frees it then, should nobody say that it is done.
    private readonly string _keepAlive =
        string.Create(CultureInfo.InvariantCulture, $"{(int)Math.Ceiling(configuration.Timeout.TotalSeconds) + 30}s");

    /// <summary>The newest documents that a query finds.</summary>
    public async Task<IReadOnlyList<JsonElement>> SearchAsync(JsonObject query, long most, CallContext call, CancellationToken cancellationToken)
    {
        var point = await OpenAsync(call, cancellationToken);
        List<JsonElement> hits = [];
        JsonElement? after = null;
        try
        {
            while (true)
            {
                var size = (int)Math.Min(configuration.PageSize, most - hits.Count);
                var page = await PageAsync(Request(query, point, size, after), call, cancellationToken);
                point = page.Point ?? point;
                hits.AddRange(page.Hits.Take(size));
                if (page.Hits.Count < size || hits.Count >= most)
                {
                    return hits;
                }

                after = page.Hits[^1].GetProperty("sort");
            }
        }
        finally
        {
            await CloseAsync(point, call, cancellationToken);
        }
    }

    public void Dispose() => upstream.Dispose();

    private async Task<string> OpenAsync(CallContext call, CancellationToken cancellationToken)
    {
        var indices = string.Join(',', configuration.Indices.Split(',', StringSplitOptions.TrimEntries).Select(Uri.EscapeDataString));
        // One preference, one copy of each shard: entries of the same time keep their order.
        var answer = await upstream.AskAsync($"/{indices}/_pit?keep_alive={_keepAlive}&preference=slipway", null, call, cancellationToken);
        using var document = Read(answer);
        return AnswerForm.Read(Name, () => document.RootElement.GetProperty("id").GetString() ?? throw new JsonException());
    }

    private async Task<(IReadOnlyList<JsonElement> Hits, string? Point)> PageAsync(JsonObject request, CallContext call, CancellationToken cancellationToken)
    {
        // What some shards did not answer is not nothing: without this it would be left out without a word.
        using var document = Read(await upstream.AskAsync("/_search?allow_partial_search_results=false", request, call, cancellationToken));
        return AnswerForm.Read(Name, () =>
        {
            if (document.RootElement.GetProperty("timed_out").GetBoolean())
            {
                throw ProviderException.Timeout($"{Name} gave up; ask for a shorter time or a narrower scope");
            }

            var hits = document.RootElement.GetProperty("hits").GetProperty("hits").EnumerateArray().Select(hit => hit.Clone()).ToArray();
            return (hits, document.RootElement.TryGetProperty("pit_id", out var point) ? point.GetString() : null);
        });
    }

    private JsonObject Request(JsonObject query, string point, int size, JsonElement? after)
    {
        var request = new JsonObject
        {
            ["size"] = size,
            ["query"] = query.DeepClone(),
            ["pit"] = new JsonObject { ["id"] = point, ["keep_alive"] = _keepAlive },
            ["sort"] = new JsonArray(new JsonObject
            {
                [configuration.TimestampField] = new JsonObject
                {
                    ["order"] = "desc",
                    ["format"] = LogSearch.TimeFormat,
                    ["numeric_type"] = "date_nanos",
                },
            }),
            ["track_total_hits"] = false,
            ["timeout"] = string.Create(CultureInfo.InvariantCulture, $"{(long)configuration.Timeout.TotalMilliseconds}ms"),
        };
        if (after is { } last)
        {
            request["search_after"] = JsonArray.Create(last);
        }

        return request;
    }

    // It frees memory of Elasticsearch early, and is no reason to fail.
    private async Task CloseAsync(string point, CallContext call, CancellationToken cancellationToken)
    {
        try
        {
            await upstream.WriteAsync(HttpMethod.Delete, "/_pit", new JsonObject { ["id"] = point }, call, cancellationToken);
        }
        catch (Exception exception) when (exception is ProviderException or OperationCanceledException)
        {
            // The time of keep_alive frees it.
        }
    }

    private JsonDocument Read(UpstreamAnswer answer)
    {
        var error = ElasticsearchError.Of(answer);
        if (answer.Status == HttpStatusCode.NotFound && error?.Type == "index_not_found_exception")
        {
            throw new ProviderException(ErrorCodes.ProviderError, $"{Name} has nothing by the name of the configured indices: {error.Reason}");
        }

        if (!answer.IsSuccess)
        {
            throw answer.Refusal(Name, error?.Reason);
        }

        if (answer.Body is null)
        {
            throw ProviderException.BadRequest($"a page of {configuration.PageSize} documents is too large to read; configure a smaller pageSize");
        }

        return answer.Json() ?? throw new ProviderException(ErrorCodes.ProviderError, $"{Name} answered in a form that its API does not have");
    }
}
