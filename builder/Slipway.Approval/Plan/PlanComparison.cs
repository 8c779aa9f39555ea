namespace Slipway.Approval.Plan;

/// <summary>Compares two lists of items.</summary>
public static class PlanComparison
{
    /// <summary>The changes, by kind, then plugin, then name. What was only packed anew without saying anything else is none.</summary>
    public static IReadOnlyList<PlanChange> Of(IEnumerable<PlanItem> before, IEnumerable<PlanItem> after)
    {
        var old = ByKey(before);
        var now = ByKey(after);
        return
        [
            .. old.Keys.Union(now.Keys)
                .Select(key => new PlanChange(old.GetValueOrDefault(key), now.GetValueOrDefault(key)))
                .Where(change => change.Before?.Value != change.After?.Value)
                .OrderBy(change => PlanKind.All.ToList().IndexOf(change.Kind))
                .ThenBy(change => change.Of, StringComparer.Ordinal)
                .ThenBy(change => change.Name, StringComparer.Ordinal),
        ];
    }

    private static Dictionary<(string, string?, string), PlanItem> ByKey(IEnumerable<PlanItem> items) =>
        items.GroupBy(item => (item.Kind, item.Of, item.Name)).ToDictionary(group => group.Key, group => group.First());
}
