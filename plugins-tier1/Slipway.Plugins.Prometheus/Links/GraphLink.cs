using System.Globalization;
using Slipway.Plugins.Prometheus.Queries;

namespace Slipway.Plugins.Prometheus.Links;

/// <summary>Links to the graph page of Prometheus.</summary>
internal static class GraphLink
{
    /// <summary>A query over a range, as a graph.</summary>
    public static string To(string baseAddress, string query, QueryRange range)
    {
        var length = Math.Max(1, (long)(range.End - range.Start).TotalSeconds);
        var end = range.End.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{To(baseAddress, query)}&g0.range_input={length}s&g0.end_input={Uri.EscapeDataString(end)}&g0.step_input={range.Step}");
    }

    /// <summary>A query over the page's own range, as a graph.</summary>
    public static string To(string baseAddress, string query) => $"{baseAddress}/graph?g0.expr={Uri.EscapeDataString(query)}&g0.tab=0";
}
