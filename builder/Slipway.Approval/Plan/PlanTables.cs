namespace Slipway.Approval.Plan;

/// <summary>What a plan says, in the order in which a reviewer wants it; each view shows it in its own markup.</summary>
internal static class PlanTables
{
    public static IReadOnlyList<PlanTable> Of(ServerPlan plan) =>
    [
        new("Asks for a decision", ["What"], [.. plan.Questions.Select(question => new[] { new PlanCell(question) })]),
        new("Plugins", ["Plugin", "Before", "After"], Rows(plan, PlanKind.Plugin)),
        Declared(plan),
        new("The server", ["What", "Before", "After"], Rows(plan, PlanKind.Server)),
        new("Does it fit", ["Plugin", "Server", "Declared", "Linked", "Proven"], [.. plan.Fits.Select(fit => new[]
            { PlanCell.Of(fit.Plugin), PlanCell.Of(fit.Server), new PlanCell(fit.Declared), new PlanCell(fit.Linked), new PlanCell(fit.Proven) })]),
        new("Known weaknesses", ["Weakness", "Before", "After", "Through"], Rows(plan, PlanKind.Weakness, withWhy: true)),
        new("Packages", ["Package", "Before", "After", "Because of"], Rows(plan, PlanKind.Package, withWhy: true)),
        new("Licences of packages", ["Package", "Before", "After"], [.. plan.Changes.Where(change => change is { Kind: PlanKind.Licence, Of: null }).Select(change => Row(change))]),
        new("Layers", ["Layer", "Change", "Size"], [.. plan.Changes.Where(change => change.Kind == PlanKind.Layer).Select(change => new[]
            { PlanCell.Of(change.Name), new PlanCell(change.Word), new PlanCell(PlanSizes.Of(change)) })]) { Notes = [.. PlanSizes.Total(plan)] },
        new(plan.Policy is { } policy ? $"Warnings and errors, under the policy {policy}" : "Warnings and errors", ["", "Where", "What", "What to do"], [.. plan.Problems.Select(problem => new[]
        {
            new PlanCell($"{problem.Severity.ToString().ToLowerInvariant()} {problem.Id}"), problem.Position is { } place ? PlanCell.Of(place.ToString()) : PlanCell.None,
            new PlanCell(problem.Message), new PlanCell(problem.Remedy ?? ""),
        })]),
        new("Not known", ["What"], [.. plan.Unknown.Select(sentence => new[] { new PlanCell(sentence) })]),
    ];

    private static PlanTable Declared(ServerPlan plan) => new("What plugins declare", ["Plugin", "What", "Before", "After"], [.. plan.Shown
        .Where(change => change.Of is not null)
        .Select(change => new[] { PlanCell.Of(change.Of!), new PlanCell(change.Kind, change.Name == change.Kind ? null : change.Name), State(change.Before), State(change.After) })])
    {
        Notes = plan.Shown.Any(change => change.Kind is PlanKind.Permission or PlanKind.Host or PlanKind.Secret) ? [ServerPlan.DeclaredOnly] : [],
    };

    private static IReadOnlyList<PlanCell[]> Rows(ServerPlan plan, string kind, bool withWhy = false) => [.. plan.Changes.Where(change => change.Kind == kind).Select(change => Row(change, withWhy))];

    private static PlanCell[] Row(PlanChange change, bool withWhy = false) =>
        [PlanCell.Of(change.Name), State(change.Before), State(change.After), .. withWhy ? [new PlanCell(change.Why ?? "")] : Array.Empty<PlanCell>()];

    private static PlanCell State(PlanItem? item) => item is null ? PlanCell.None : item.Value.Length == 0 ? new PlanCell("yes") : PlanCell.Of(item.Value);
}
