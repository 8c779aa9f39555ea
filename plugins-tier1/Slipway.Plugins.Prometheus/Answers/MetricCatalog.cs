using System.Text.Json;

namespace Slipway.Plugins.Prometheus.Answers;

/// <summary>What Prometheus knows about its metrics beside their values: the answer of <c>/api/v1/metadata</c>.</summary>
internal sealed class MetricCatalog
{
    private const string UnknownType = "unknown";

    // A histogram or summary has its metadata under its own name, and series under these.
    private static readonly string[] Suffixes = ["_bucket", "_count", "_sum", "_total", "_created"];
    private static readonly string[] Units =
        ["seconds", "bytes", "ratio", "percent", "celsius", "volts", "amperes", "joules", "grams", "meters", "hertz", "bits"];

    private readonly Dictionary<string, MetricMetadata> _metrics = new(StringComparer.Ordinal);

    /// <summary>Reads the answer; null reads as knowing nothing.</summary>
    public MetricCatalog(JsonDocument? answer)
    {
        if (answer is null)
        {
            return;
        }

        foreach (var metric in answer.RootElement.GetProperty("data").EnumerateObject())
        {
            // Targets may disagree, and the order of their answers is no order.
            var said = metric.Value.EnumerateArray().Select(Read).OrderBy(one => one.ToString(), StringComparer.Ordinal).FirstOrDefault();
            if (said is not null)
            {
                _metrics[metric.Name] = said;
            }
        }
    }

    /// <summary>What is known about a metric; its unit is guessed from its name, which by convention carries it.</summary>
    public MetricMetadata this[string name]
    {
        get
        {
            var suffix = Suffixes.FirstOrDefault(candidate => name.EndsWith(candidate, StringComparison.Ordinal)) ?? "";
            var family = name[..^suffix.Length];
            var known = _metrics.GetValueOrDefault(name) ?? _metrics.GetValueOrDefault(family) ?? new MetricMetadata(UnknownType, "", "");
            return known.Unit.Length > 0 ? known : known with { Unit = GuessUnit(name, family) };
        }
    }

    // Only seconds_count counts something else than seconds.
    private static string GuessUnit(string name, string family) => name.EndsWith("_count", StringComparison.Ordinal)
        ? ""
        : Units.FirstOrDefault(unit => family.EndsWith("_" + unit, StringComparison.Ordinal)) ?? "";

    private static MetricMetadata Read(JsonElement entry) =>
        new(Text(entry, "type", UnknownType), Text(entry, "help", ""), Text(entry, "unit", ""));

    private static string Text(JsonElement entry, string member, string otherwise) =>
        entry.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : otherwise;
}
