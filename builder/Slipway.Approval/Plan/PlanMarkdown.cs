using System.Globalization;
using System.Text;
using static Slipway.Approval.Pages.MarkdownParts;

namespace Slipway.Approval.Plan;

/// <summary>A plan as a comment on a pull request. Whatever others wrote is shown as they wrote it and does nothing.</summary>
public static class PlanMarkdown
{
    /// <summary>The comment, the decision first.</summary>
    public static string Write(ServerPlan plan)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"**{Text(plan.Headline)}**\n\n{Text(plan.Subject)}, against {Text(plan.Against)}\n");
        foreach (var table in PlanTables.Of(plan))
        {
            Add(page, table.Title, table.Heads, table.Rows.Select(row => row.Select(cell => cell.In(Text, Code)).ToArray()));
            page.Append(string.Concat(table.Notes.Select(note => $"\n{note}\n")));
        }

        return page.ToString();
    }
}
