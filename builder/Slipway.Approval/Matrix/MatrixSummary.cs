using System.Globalization;

namespace Slipway.Approval.Matrix;

/// <summary>The line that says what a matrix holds.</summary>
public static class MatrixSummary
{
    /// <summary><c>4 versions of 2 plugins against 3 servers: 5 proven, 7 declared</c>.</summary>
    public static string Of(CompatibilityMatrix matrix)
    {
        var counts = matrix.Rows.SelectMany(row => row.Cells).CountBy(cell => cell.State).ToDictionary();
        var plugins = matrix.Rows.Select(row => row.Plugin).Distinct().Count();
        var what = $"{Count(matrix.Rows.Count, "version")} of {Count(plugins, "plugin")} against {Count(matrix.Servers.Count, "server version")}";
        return counts.Count == 0 ? what : $"{what}: {string.Join(", ", MatrixWords.All.Where(counts.ContainsKey).Select(state => string.Create(CultureInfo.InvariantCulture, $"{counts[state]:N0} {state.Word()}")))}";
    }

    internal static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");
}
