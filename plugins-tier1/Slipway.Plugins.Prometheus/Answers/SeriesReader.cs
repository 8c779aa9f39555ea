using System.Globalization;
using System.Text.Json;
using Slipway.Sdk.Json;
using Slipway.Sdk.Metrics;

namespace Slipway.Plugins.Prometheus.Answers;

/// <summary>Reads the series of a matrix, ordered by their labels.</summary>
internal sealed class SeriesReader(string metric, string? serviceLabel, string url)
{
    private const string NameLabel = "__name__";

    /// <summary>The series in the <c>data</c> of an answer.</summary>
    public IReadOnlyList<MetricSeries> Read(JsonElement answer)
    {
        var warnings = answer.TryGetProperty("warnings", out var texts) ? texts : default;
        return
        [
            .. answer.GetProperty("data").GetProperty("result").EnumerateArray()
                .Select(result => (Labels: Labels(result.GetProperty("metric")), Result: result))
                .OrderBy(series => Key(series.Labels), StringComparer.Ordinal)
                .Select(series => Series(series.Labels, series.Result, warnings)),
        ];
    }

    private MetricSeries Series(SortedDictionary<string, string> labels, JsonElement result, JsonElement warnings)
    {
        var points = new List<MetricPoint>();
        var omitted = 0;
        foreach (var pair in result.TryGetProperty("values", out var values) ? values.EnumerateArray() : default)
        {
            // JSON has no NaN and no infinity.
            var text = pair[1].GetString()!.Replace("Inf", "Infinity", StringComparison.Ordinal);
            var value = double.Parse(text, CultureInfo.InvariantCulture);
            if (double.IsFinite(value))
            {
                points.Add(new MetricPoint { Timestamp = Time(pair[0]), Value = value });
            }
            else
            {
                omitted++;
            }
        }

        var map = new FreeMap();
        foreach (var (label, value) in labels.Where(label => label.Key != NameLabel))
        {
            map.Add(label, value);
        }

        return new MetricSeries
        {
            Name = labels.GetValueOrDefault(NameLabel, metric),
            Service = serviceLabel is null ? null : labels.GetValueOrDefault(serviceLabel),
            Labels = map,
            Points = points,
            Url = url,
            Metadata = Metadata(omitted, warnings),
        };
    }

    private static FreeMap Metadata(int omitted, JsonElement warnings)
    {
        var metadata = new FreeMap();
        if (omitted > 0)
        {
            metadata.Add("omittedPoints", omitted);
        }

        if (warnings.ValueKind == JsonValueKind.Array && warnings.GetArrayLength() > 0)
        {
            metadata.Add("warnings", warnings);
        }

        return metadata;
    }

    private static SortedDictionary<string, string> Labels(JsonElement metric)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var label in metric.EnumerateObject())
        {
            labels[label.Name] = label.Value.GetString()!;
        }

        return labels;
    }

    private static string Key(SortedDictionary<string, string> labels) =>
        string.Join('\u0001', labels.Select(label => $"{label.Key}\u0002{label.Value}"));

    // Seconds with a fraction of milliseconds; a double would do, a decimal is exact.
    private static Timestamp Time(JsonElement seconds) => DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds.GetDecimal() * 1000m));
}
