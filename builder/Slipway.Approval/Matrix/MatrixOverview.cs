using System.Globalization;
using System.Text;
using Slipway.Approval.Pages;

namespace Slipway.Approval.Matrix;

/// <summary>The page that leads to those of the plugins, with how many cells of each are in which state.</summary>
internal static class MatrixOverview
{
    public static string Write(CompatibilityMatrix matrix, IReadOnlyList<(string Path, CompatibilityMatrix Matrix)> plugins)
    {
        var states = matrix.States;
        var body = new StringBuilder("<a class=\"skip\" href=\"#matrix\">To the matrix</a>\n<main>\n<h1>Compatibility matrix</h1>\n");
        body.Append(CultureInfo.InvariantCulture, $"<p class=\"soft\">{MatrixSummary.Of(matrix)}; one page a plugin</p>\n");
        body.Append(MatrixFilters.Fields(matrix, [.. plugins.Select(plugin => plugin.Matrix.Rows[0].Plugin)], []));
        body.Append("\n<p id=\"status\" class=\"soft\" role=\"status\"></p>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Plugins\"><table class=\"matrix\" id=\"matrix\">\n<thead><tr><th scope=\"col\">Plugin<th scope=\"col\">Tier<th scope=\"col\">Versions")
            .AppendJoin("", states.Select(state => $"<th scope=\"col\">{state.Word()}")).Append("</thead>\n");
        foreach (var (path, part) in plugins)
        {
            Row(body, path, part, states);
        }

        body.Append("</table></div>\n").Append(MatrixPage.Key()).Append("</main>");
        return MatrixPage.Frame("Compatibility matrix", body.ToString(), MatrixFilters.Style(states, plugins.Count, 0, letter => $".{letter}"));
    }

    private static void Row(StringBuilder body, string path, CompatibilityMatrix part, IReadOnlyList<CellState> states)
    {
        var tier = part.Rows[0].Tier;
        var counts = part.Rows.SelectMany(row => row.Cells).CountBy(cell => cell.State).ToDictionary();
        body.Append(CultureInfo.InvariantCulture, $"<tbody><tr class=t{(int)tier}><th scope=row><a href=\"{path}\">{HtmlPage.Text(part.Rows[0].Plugin)}</a><td>{MatrixPage.Badge(tier)}<td>{part.Rows.Count:N0}");
        foreach (var state in states)
        {
            body.Append(counts.TryGetValue(state, out var count)
                ? string.Create(CultureInfo.InvariantCulture, $"<td><a class={MatrixFilters.Letter(state)} href=\"{path}\">{count:N0}</a>")
                : "<td>");
        }

        body.Append("\n</tbody>\n");
    }
}
