using System.Globalization;
using System.Text;

namespace Slipway.Server.Telemetry;

/// <summary>Builds a page in the text format of Prometheus. https://prometheus.io/docs/instrumenting/exposition_formats/</summary>
internal sealed class MetricsText
{
    private readonly StringBuilder _page = new();

    /// <summary>Begins a family.</summary>
    public void Family(string name, string type, string help) =>
        _page.Append("# HELP ").Append(name).Append(' ').Append(help).Append('\n')
            .Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');

    public void Sample(string name, double value, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        _page.Append(name);
        if (!labels.IsEmpty)
        {
            _page.Append('{');
            for (var index = 0; index < labels.Length; index++)
            {
                _page.Append(index == 0 ? "" : ",").Append(labels[index].Name).Append("=\"").Append(Escape(labels[index].Value)).Append('"');
            }

            _page.Append('}');
        }

        _page.Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
    }

    public void Histogram(string name, DurationHistogram histogram, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        var counts = histogram.Cumulated();
        for (var bucket = 0; bucket < DurationHistogram.Bounds.Count; bucket++)
        {
            var bound = DurationHistogram.Bounds[bucket].ToString("R", CultureInfo.InvariantCulture);
            Sample(name + "_bucket", counts[bucket], [.. labels, ("le", bound)]);
        }

        Sample(name + "_bucket", counts[^1], [.. labels, ("le", "+Inf")]);
        Sample(name + "_sum", histogram.Sum.TotalSeconds, labels);
        Sample(name + "_count", counts[^1], labels);
    }

    public override string ToString() => _page.ToString();

    private static string Escape(string value) => value
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);
}
