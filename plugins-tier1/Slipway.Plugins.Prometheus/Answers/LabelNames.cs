using System.Text.Json;

namespace Slipway.Plugins.Prometheus.Answers;

/// <summary>Which labels the series of each metric have: the answer of <c>/api/v1/series</c>.</summary>
internal sealed class LabelNames
{
    private readonly Dictionary<string, SortedSet<string>> _labels = new(StringComparer.Ordinal);

    /// <summary>Reads the answer; null reads as knowing nothing.</summary>
    public LabelNames(JsonDocument? answer)
    {
        IsKnown = answer is not null;
        foreach (var series in answer?.RootElement.GetProperty("data").EnumerateArray() ?? default)
        {
            if (!series.TryGetProperty("__name__", out var name))
            {
                continue;
            }

            if (!_labels.TryGetValue(name.GetString()!, out var labels))
            {
                _labels[name.GetString()!] = labels = new SortedSet<string>(StringComparer.Ordinal);
            }

            labels.UnionWith(series.EnumerateObject().Select(label => label.Name).Where(label => label != "__name__"));
        }
    }

    /// <summary>Whether the labels could be read at all.</summary>
    public bool IsKnown { get; }

    /// <summary>The names of a metric's labels, in order.</summary>
    public IReadOnlyList<string> this[string metric] => _labels.TryGetValue(metric, out var labels) ? [.. labels] : [];
}
