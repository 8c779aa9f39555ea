using System.Security.Cryptography;
using Slipway.Images.Layers;
using Slipway.Images.Reading;

namespace Slipway.Builder.Verification.Rebuilding;

/// <summary>Which files of a layer differ from those of its double.</summary>
internal static class LayerComparison
{
    /// <summary>The differences, in the order of paths; where all files are the same, what is left: times, owners, order.</summary>
    public static async Task<IReadOnlyList<string>> CompareAsync(ILayer published, ILayer rebuilt, CancellationToken token)
    {
        var (theirs, ours) = (await ReadAsync(published, token), await ReadAsync(rebuilt, token));
        List<string> found =
        [
            .. theirs.Keys.Union(ours.Keys).Order(StringComparer.Ordinal)
                .Select(path => (Path: path, What: Compare(theirs.GetValueOrDefault(path), ours.GetValueOrDefault(path))))
                .Where(pair => pair.What is not null).Select(pair => $"{pair.Path}: {pair.What}"),
        ];
        return found.Count > 0 ? found : ["the files are the same; their times, their owners or the order differ"];
    }

    /// <summary>The paths of a layer that has no double.</summary>
    public static async Task<IReadOnlyList<string>> NamesAsync(ILayer layer, CancellationToken token)
    {
        var items = new List<LayerItem>();
        await foreach (var item in LayerReader.ListAsync(layer, token))
        {
            items.Add(item);
        }

        return [.. items.Where(item => item.Kind != LayerEntryKind.Directory).Select(item => item.Path).Order(StringComparer.Ordinal)];
    }

    private static string? Compare(Found? published, Found? rebuilt) => (published, rebuilt) switch
    {
        (null, _) => "only in the one built again",
        (_, null) => "only in the published one",
        var (theirs, ours) when theirs.Item.Kind != ours.Item.Kind || theirs.Item.Target != ours.Item.Target => "of another kind, or linked elsewhere",
        var (theirs, ours) when theirs.Sha256 != ours.Sha256 => $"other content ({theirs.Item.Size} bytes published, {ours.Item.Size} built again)",
        var (theirs, ours) when theirs.Item.Mode != ours.Item.Mode => $"another mode ({theirs.Item.Mode} published, {ours.Item.Mode} built again)",
        _ => null,
    };

    private static async Task<Dictionary<string, Found>> ReadAsync(ILayer layer, CancellationToken token)
    {
        var found = new Dictionary<string, Found>(StringComparer.Ordinal);
        await foreach (var item in LayerReader.ListAsync(layer, token))
        {
            found[item.Path] = new Found(item, "");
        }

        await LayerReader.VisitFilesAsync(layer, async (item, content) =>
            found[item.Path] = new Found(item, Convert.ToHexStringLower(await SHA256.HashDataAsync(content, token))), token);
        return found;
    }

    private sealed record Found(LayerItem Item, string Sha256);
}
