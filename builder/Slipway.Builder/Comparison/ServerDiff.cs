using Slipway.Builder.Bases;

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
            .Where(pair => pair.Before?.Value != pair.After?.Value || Beneath(pair.Before!, pair.After!) is not null)
            .Select(pair => new ServerDifference(kind, pair.Name, pair.Before?.Value, pair.After?.Value)
            {
                Beneath = pair.Before?.Value == pair.After?.Value ? Beneath(pair.Before!, pair.After!) : null,
            });

    // What an image ships of a package says more than the package's hash; a lock knows only the latter.
    private static string? Beneath(ServerItem before, ServerItem after) => (before, after) switch
    {
        ({ Shipped: { } old }, { Shipped: { } now }) => old == now ? null : "the same version with other files",
        ({ Identity: { } old }, { Identity: { } now }) when old != now =>
            $"the same version from another package: content hash {Short(old)}... -> {Short(now)}... ({Reason(before, after)})",
        _ => null,
    };

    // An image does not say which of its packages were made from the files of a stock base; a lock does.
    private static string Reason(ServerItem before, ServerItem after) =>
        before.Origin == StockPackages.FeedName || after.Origin == StockPackages.FeedName
            ? "made from the files of a stock base, which have no package of their own"
            : "packed anew, or made from the files of a stock base";

    private static string Short(string hash) => hash[..Math.Min(hash.Length, 12)];

    private static Dictionary<string, ServerItem> Select(ServerContents contents, string kind) =>
        contents.Items.Where(item => item.Kind == kind).GroupBy(item => item.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
}
