using System.Text.Json.Nodes;
using Slipway.Builder.Inspection;
using Slipway.Images.Composition;

namespace Slipway.Builder.Comparison;

/// <summary>What an image states: the table in its server, the packages of its deps.json, its layers and its configuration.</summary>
public static class ImageContents
{
    private const string LayerPrefix = "slipway: ";

    private static readonly string[] Kinds = [ServerItem.Plugin, ServerItem.Package, ServerItem.Layer, ServerItem.Config];

    /// <summary>The contents of images of one name; where they are several, each item says its platform.</summary>
    public static async Task<ServerContents> OfAsync(IReadOnlyList<Image> images, CancellationToken token)
    {
        var items = new List<ServerItem>();
        foreach (var image in images)
        {
            var own = await ItemsAsync(image, token);
            items.AddRange(images.Count == 1 ? own : own.Select(item => item with { Name = $"{image.Platform} {item.Name}" }));
        }

        return new ServerContents(Kinds, items);
    }

    private static async Task<List<ServerItem>> ItemsAsync(Image image, CancellationToken token)
    {
        var server = await ImageInspector.InspectAsync(image, token);
        var plugins = server?.Plugins ?? [];
        return
        [
            .. plugins.Select(plugin => new ServerItem(ServerItem.Plugin, plugin.Id, LockContents.Describe(plugin.Version, plugin.Tier))),
            .. await ImagePackages.OfAsync(image, token),
            .. Layers(image),
            .. ConfigKeys.Of(JsonNode.Parse(image.ConfigBytes.Span)!.AsObject()).Select(pair => new ServerItem(ServerItem.Config, pair.Key, pair.Value)),
        ];
    }

    // A layer that Slipway made is known by what its history calls it, another by its place in the base.
    private static IEnumerable<ServerItem> Layers(Image image)
    {
        var history = (JsonNode.Parse(image.ConfigBytes.Span)?["history"] as JsonArray ?? [])
            .Where(entry => entry?["empty_layer"]?.GetValue<bool>() is not true)
            .Select(entry => (string?)entry?["created_by"]).ToList();
        return image.Layers.Select((layer, index) => new ServerItem(ServerItem.Layer, Title(history.ElementAtOrDefault(index), index), layer.DiffId.ToString()));
    }

    private static string Title(string? history, int index) =>
        history?.StartsWith(LayerPrefix, StringComparison.Ordinal) == true
            ? history[LayerPrefix.Length..]
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"base {index + 1}");
}
