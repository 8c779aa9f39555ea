namespace Slipway.Builder.Comparison;

/// <summary>Compares what two servers are made of.</summary>
public static class ServerDiff
{
    /// <summary>The differences, kind by kind, in the order of names; of kinds that only one side can state, none.</summary>
    public static IReadOnlyList<ServerDifference> Of(ServerContents before, ServerContents after) =>
        [.. before.Kinds.Intersect(after.Kinds).SelectMany(kind => Of(kind, Select(before, kind), Select(after, kind)))];

    private static IEnumerable<ServerDifference> Of(string kind, Dictionary<string, ServerItem> before, Dictionary<string, ServerItem> after) =>
        before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
            .Select(name => (Name: name, Before: before.GetValueOrDefault(name), After: after.GetValueOrDefault(name)))
            .Where(pair => Differ(pair.Before, pair.After))
            .Select(pair => new ServerDifference(kind, pair.Name, pair.Before?.Value, pair.After?.Value));

    private static bool Differ(ServerItem? before, ServerItem? after) =>
        before?.Value != after?.Value
        || (before?.Shipped is { } old && after?.Shipped is { } now ? old != now : before?.Identity is { } left && after?.Identity is { } right && left != right);

    private static Dictionary<string, ServerItem> Select(ServerContents contents, string kind) =>
        contents.Items.Where(item => item.Kind == kind).GroupBy(item => item.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
}
