using System.Globalization;
using System.Text;
using Slipway.Approval.Pages;
using Slipway.Metadata.Tiers;

namespace Slipway.Approval.Matrix;

/// <summary>A matrix as one page: each cell leads to its reason, which stands in the page once.</summary>
internal static class MatrixPage
{
    private const int ColumnsBeforeServers = 2;

    private static readonly string Look = EmbeddedText.Read("matrix.css");
    private static readonly string Comfort = EmbeddedText.Read("matrix.js");

    public static string Write(CompatibilityMatrix matrix, string title, string? back = null)
    {
        var findings = matrix.Findings();
        var plugins = matrix.Rows.Select(row => row.Plugin).Distinct().ToList();
        var body = new StringBuilder("<a class=\"skip\" href=\"#matrix\">To the matrix</a>\n<main>\n");
        body.Append(back is null ? "" : $"<p><a href=\"{back}\">All plugins</a></p>\n");
        body.Append(CultureInfo.InvariantCulture, $"<h1>{HtmlPage.Text(title)}</h1>\n<p class=\"soft\">{MatrixSummary.Of(matrix)}</p>\n");
        body.Append(MatrixFilters.Fields(matrix, plugins, matrix.Servers)).Append("\n<p id=\"status\" class=\"soft\" role=\"status\"></p>\n");
        Table(body, matrix, findings);
        body.Append(Key()).Append("</main>\n");
        foreach (var (cell, number) in findings)
        {
            Why(body, cell, number);
        }

        return Frame(title, body.ToString(), MatrixFilters.Style(matrix.States, plugins.Count, matrix.Servers.Count, letter => $"[href^=\"#{letter}\"]"), back is null);
    }

    /// <summary>A page that looks like the others.</summary>
    public static string Frame(string title, string body, string rules, bool hasComfort = true) =>
        HtmlPage.Write(title, body.TrimEnd('\n'), Look + "\n" + rules.TrimEnd('\n'), hasComfort ? Comfort : "");

    /// <summary>What the words mean.</summary>
    public static string Key() =>
        $"<section aria-labelledby=\"key\"><h2 id=\"key\">What the words mean</h2>\n<dl class=\"key\">\n{string.Concat(MatrixWords.All.Select(state => $"<dt>{state.Word()}<dd>{state.Meaning()}\n"))}</dl></section>\n";

    /// <summary>How a tier is shown.</summary>
    public static string Badge(Tier tier) => $"<span class=\"badge {(tier == Tier.Community ? "open" : tier == Tier.Supported ? "good" : "fair")}\">{tier.Word()}</span>";

    private static void Table(StringBuilder body, CompatibilityMatrix matrix, Dictionary<MatrixCell, int> findings)
    {
        body.Append("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Matrix\"><table class=\"matrix\" id=\"matrix\">\n<thead><tr><th scope=\"col\">Plugin<th scope=\"col\">Tier")
            .AppendJoin("", matrix.Servers.Select(server => $"<th scope=col>{HtmlPage.Text(server.Version.ToString())}")).Append("</thead>\n");
        foreach (var plugin in matrix.Rows.GroupBy(row => row.Plugin, StringComparer.Ordinal))
        {
            body.Append(CultureInfo.InvariantCulture, $"<tbody><tr class=\"g\"><th scope=\"rowgroup\" colspan=\"{matrix.Servers.Count + ColumnsBeforeServers}\">{HtmlPage.Text(plugin.Key)} <code>{HtmlPage.Text(plugin.First().Module)}</code>\n");
            foreach (var row in plugin)
            {
                body.Append(CultureInfo.InvariantCulture, $"<tr class=t{(int)row.Tier}><th scope=row>{HtmlPage.Text(row.Version.ToString())}<td>{Badge(row.Tier)}{Status(row.Status)}");
                foreach (var cell in row.Cells)
                {
                    body.Append("<td><a href=#").Append(MatrixFilters.Letter(cell.State)).Append(findings[cell] + 1).Append('>').Append(cell.State.Word()).Append("</a>");
                }

                body.Append('\n');
            }

            body.Append("</tbody>\n");
        }

        body.Append("</table></div>\n");
    }

    private static string Status(string status) => status == "active" ? "" : $" <span class=\"badge bad\">{HtmlPage.Text(status)}</span>";

    private static void Why(StringBuilder body, MatrixCell cell, int number)
    {
        body.Append(CultureInfo.InvariantCulture, $"<section class=why id={MatrixFilters.Letter(cell.State)}{number + 1} tabindex=-1 aria-label=\"Why {cell.State.Word()}\"><h3>{cell.State.Word()} <a href=#matrix>Close</a></h3><p class=at></p><dl>");
        foreach (var (name, text) in cell.Lines())
        {
            body.Append(CultureInfo.InvariantCulture, $"<dt>{name}<dd>{(name == "Evidence" ? $"<code>{HtmlPage.Text(text)}</code>" : HtmlPage.Text(text))}");
        }

        body.Append("</dl></section>\n");
    }
}
