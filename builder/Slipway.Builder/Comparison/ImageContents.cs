using System.Text.Json.Nodes;
using Slipway.Builder.Inspection;
using Slipway.Images.Composition;

namespace Slipway.Builder.Comparison;

/// <summary>What an image states: the table in its server, the packages of its deps.json, its layers and its configuration.</summary>
public static class ImageContents
{
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

    private static IEnumerable<ServerItem> Layers(Image image) =>
        LayerTitles.Of(image).Select(titled => new ServerItem(ServerItem.Layer, titled.Title, titled.Layer.DiffId.ToString()));
}
