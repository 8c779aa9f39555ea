using Slipway.Approval.Plan;
using static Slipway.Approval.Pages.HtmlPage;
using static Slipway.Approval.Pages.HtmlParts;

namespace Slipway.Approval.Pages;

/// <summary>What a build does otherwise than the one before it.</summary>
internal static class BuildChanges
{
    public static string Write(BuildFacts facts) => facts.Plan is { } plan
        ? $"<p><b>{Text(plan.Headline)}</b></p>\n<p class=\"soft\">Compared with {Code(plan.Against)}.</p>\n{string.Concat(PlanTables.Of(plan).Select(Part))}"
        : "<p class=\"note\">Not compared with anything: <code>slipway build --against REF|LOCK|IMAGE</code> says here what changed.</p>";

    // What is long is opened by whoever wants it: the decision stays in sight.
    private const int MostRowsInSight = 12;

    private static string Part(PlanTable table) =>
        (table.Rows.Count == 0 ? "" : $"<h3>{Text(table.Title)}</h3>\n{(table.Rows.Count > MostRowsInSight ? $"<details><summary>{table.Rows.Count} lines</summary>{Rows(table)}</details>" : Rows(table))}\n")
        + string.Concat(table.Notes.Select(note => $"<p class=\"soft\">{Text(note)}</p>\n"));

    private static string Rows(PlanTable table)
    {
        var rows = table.Rows.Select(row => row.Select(cell => cell.In(Text, Code)).ToList());
        return table.Heads.Length == 1 ? $"<ul>{string.Concat(rows.Select(row => $"<li>{row[0]}</li>"))}</ul>" : Table(table.Title, table.Heads, rows);
    }
}
