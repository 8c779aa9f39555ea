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
        Add(page, "Asks for a decision", ["What"], plan.Questions.Select(question => new[] { Text(question) }));
        Add(page, "Plugins", ["Plugin", "Before", "After"], Rows(plan, PlanKind.Plugin));
        Add(page, "What plugins declare", ["Plugin", "What", "Before", "After"], plan.Shown
            .Where(change => change.Of is not null)
            .Select(change => new[] { Code(change.Of!), change.Name == change.Kind ? change.Kind : $"{change.Kind} {Code(change.Name)}", State(change.Before), State(change.After) }));
        if (plan.Shown.Any(change => change.Kind is PlanKind.Permission or PlanKind.Host or PlanKind.Secret))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n{ServerPlan.DeclaredOnly}\n");
        }

        Add(page, "The server", ["What", "Before", "After"], Rows(plan, PlanKind.Server));
        Add(page, "Does it fit", ["Plugin", "Server", "Declared", "Linked", "Proven"], plan.Fits.Select(fit => new[] { Code(fit.Plugin), Code(fit.Server), Text(fit.Declared), Text(fit.Linked), Text(fit.Proven) }));
        Add(page, "Known weaknesses", ["Weakness", "Before", "After", "Through"], Rows(plan, PlanKind.Weakness, withWhy: true));
        Add(page, "Packages", ["Package", "Before", "After", "Because of"], Rows(plan, PlanKind.Package, withWhy: true));
        Add(page, "Licences of packages", ["Package", "Before", "After"], plan.Changes.Where(change => change is { Kind: PlanKind.Licence, Of: null }).Select(change => new[] { Code(change.Name), State(change.Before), State(change.After) }));
        Add(page, "Layers", ["Layer", "Change", "Size"], plan.Changes.Where(change => change.Kind == PlanKind.Layer).Select(change => new[] { Code(change.Name), change.Word, PlanSizes.Of(change) }));
        page.Append(string.Concat(PlanSizes.Total(plan).Select(line => $"\n{line}\n")));
        Add(page, plan.Policy is { } policy ? $"Warnings and errors, under the policy {policy}" : "Warnings and errors", ["", "Where", "What", "What to do"], plan.Problems.Select(problem => new[]
        {
            $"{problem.Severity.ToString().ToLowerInvariant()} {problem.Id}", problem.Position is { } place ? Code(place.ToString()) : "", Text(problem.Message), Text(problem.Remedy ?? ""),
        }));
        Add(page, "Not known", ["What"], plan.Unknown.Select(sentence => new[] { Text(sentence) }));
        return page.ToString();
    }

    private static IEnumerable<string[]> Rows(ServerPlan plan, string kind, bool withWhy = false) => plan.Changes.Where(change => change.Kind == kind)
        .Select(change => (string[])[Code(change.Name), State(change.Before), State(change.After), .. withWhy ? [change.Why is { } why ? Text(why) : ""] : Array.Empty<string>()]);

    private static string State(PlanItem? item) => item is null ? "" : item.Value.Length == 0 ? "yes" : Code(item.Value);
}
