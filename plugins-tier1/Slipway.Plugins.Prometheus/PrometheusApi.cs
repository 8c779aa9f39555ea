using System.Globalization;
using System.Text.Json;
using Slipway.Plugins.Prometheus.Queries;
using Slipway.Plugins.Shared.Http;
using Slipway.Sdk.Calls;

namespace Slipway.Plugins.Prometheus;

/// <summary>The HTTP API of Prometheus, as far as it is needed. https://prometheus.io/docs/prometheus/latest/querying/api/</summary>
internal sealed class PrometheusApi(HttpUpstream upstream, TimeSpan timeout)
{
    /// <summary>How errors call it.</summary>
    public const string Name = "Prometheus";

    /// <summary>Computes a query over a range.</summary>
    public async Task<JsonDocument> QueryRangeAsync(string query, QueryRange range, CancellationToken cancellationToken) =>
        Read(await upstream.PostAsync(
            "/api/v1/query_range",
            [
                new("query", query),
                .. Between(range.Start, range.End),
                new("step", range.Step.ToString(CultureInfo.InvariantCulture)),
                // Prometheus stops computing when nobody waits for it any more.
                new("timeout", string.Create(CultureInfo.InvariantCulture, $"{(long)timeout.TotalMilliseconds}ms")),
            ],
            cancellationToken))
        ?? throw ProviderException.BadRequest(
            "the answer is too large; narrow the query by filters, scope or an aggregation, or ask for a larger step");

    /// <summary>The names of the metrics that have series which match a selector.</summary>
    public async Task<JsonDocument> MetricNamesAsync(
        string selector, DateTimeOffset start, DateTimeOffset end, CancellationToken cancellationToken)
    {
        var parameters = Between(start, end).Prepend(new("match[]", selector));
        var query = string.Join('&', parameters.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
        return Read(await upstream.GetAsync("/api/v1/label/__name__/values?" + query, cancellationToken))
            ?? throw ProviderException.BadRequest("there are too many metrics; describe a narrower scope");
    }

    /// <summary>Type, help and unit of all metrics, or null when that is too much to read.</summary>
    public async Task<JsonDocument?> MetadataAsync(CancellationToken cancellationToken) =>
        Read(await upstream.GetAsync("/api/v1/metadata", cancellationToken));

    /// <summary>The labels of all series that match a selector, or null when that is too much to read.</summary>
    public async Task<JsonDocument?> SeriesAsync(
        string selector, DateTimeOffset start, DateTimeOffset end, CancellationToken cancellationToken) =>
        Read(await upstream.PostAsync("/api/v1/series", Between(start, end).Prepend(new("match[]", selector)), cancellationToken));

    private static KeyValuePair<string, string>[] Between(DateTimeOffset start, DateTimeOffset end) =>
        [new("start", QueryRange.UnixSeconds(start)), new("end", QueryRange.UnixSeconds(end))];

    private static JsonDocument? Read(UpstreamAnswer answer)
    {
        var document = answer.Json();
        var root = document?.RootElement ?? default;
        if (answer.IsSuccess && answer.Body is null)
        {
            return null;
        }

        var isObject = root.ValueKind == JsonValueKind.Object;
        if (answer.IsSuccess && isObject && Text(root, "status") == "success" && root.TryGetProperty("data", out _))
        {
            return document;
        }

        using (document)
        {
            throw Refusal(answer, root);
        }
    }

    private static ProviderException Refusal(UpstreamAnswer answer, JsonElement root)
    {
        var (type, reason) = root.ValueKind == JsonValueKind.Object ? (Text(root, "errorType"), Text(root, "error")) : (null, null);
        return type switch
        {
            "timeout" => ProviderException.Timeout($"{Name} gave up: {reason}"),
            "bad_data" or "execution" => (answer with { Status = System.Net.HttpStatusCode.BadRequest }).Refusal(Name, reason),
            _ when answer.IsSuccess => new ProviderException(
                ErrorCodes.ProviderError, $"{Name} answered what is not its API: is url its base address?"),
            _ => answer.Refusal(Name, reason),
        };
    }

    private static string? Text(JsonElement value, string member) =>
        value.TryGetProperty(member, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
