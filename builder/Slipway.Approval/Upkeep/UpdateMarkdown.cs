using System.Globalization;
using System.Text;
using Slipway.Approval.Plan;
using static Slipway.Approval.Pages.MarkdownParts;

namespace Slipway.Approval.Upkeep;

/// <summary>Newer versions as the text of a pull request.</summary>
public static class UpdateMarkdown
{
    /// <summary>The text: what moves, what was passed over, what was proven, and the plan of the change.</summary>
    public static string Write(UpdateReport report)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"**{Text(report.Headline)}**\n");
        var subjects = report.Update.Subjects;
        Add(page, "Updates", ["What", "Package", "Before", "After"], subjects.Where(one => one.Moves)
            .Select(one => new[] { Text(one.Subject.Name), Code(one.Subject.Module.ToString()), Code(one.Subject.Version.Value.ToString()), Code(one.Chosen.ToString()) }));
        Add(page, "Newer, but passed over", ["What", "Version", "Why"], subjects.SelectMany(one => one.PassedOver
            .Select(passed => new[] { Text(one.Subject.Name), Code(passed.Version.ToString()), Text(UpdateText.Reason(passed)) })));
        Add(page, "Not looked for", ["What", "Why"], subjects.Where(one => one.Subject.Held is not null).Select(one => new[] { Text(one.Subject.Name), Text(one.Subject.Held!) }));
        if (report.Proof is { } proof)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n### Proof\n\n{Text(char.ToUpperInvariant(proof[0]) + proof[1..])}.\n");
        }

        Add(page, "Not known of the search", ["What"], report.Unknown.Select(sentence => new[] { Text(sentence) }));
        if (report.Plan is { } plan)
        {
            page.Append("\n## What it changes\n\n").Append(PlanMarkdown.Write(plan));
        }

        return page.ToString();
    }
}
