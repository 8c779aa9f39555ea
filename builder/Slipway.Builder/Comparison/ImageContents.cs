using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Builder.Inspection;
using Slipway.Images.Composition;
using Slipway.Images.Reading;

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
            .. await PackagesAsync(image, token),
            .. Layers(image),
            .. ConfigKeys.Of(JsonNode.Parse(image.ConfigBytes.Span)!.AsObject()).Select(pair => new ServerItem(ServerItem.Config, pair.Key, pair.Value)),
        ];
    }

    private static async Task<IEnumerable<ServerItem>> PackagesAsync(Image image, CancellationToken token)
    {
        var program = image.Config.Entrypoint.FirstOrDefault(argument => argument.EndsWith(".dll", StringComparison.Ordinal));
        var content = program is null ? null : await (await ImageFiles.MergeAsync(image, token)).ReadAsync(Path.ChangeExtension(program, ".deps.json"), token);
        return content is null ? [] : Packages(content);
    }

    private static List<ServerItem> Packages(byte[] dependencyFile)
    {
        try
        {
            return
            [
                .. (JsonNode.Parse(dependencyFile)?["libraries"] as JsonObject ?? [])
                    .Where(library => (string?)library.Value?["type"] == "package")
                    .Select(library => (Parts: library.Key.Split('/'), Hash: (string?)library.Value?["sha512"]))
                    .Where(library => library.Parts.Length == 2)
                    .Select(library => new ServerItem(ServerItem.Package, library.Parts[0], library.Parts[1], library.Hash?.Replace("sha512-", "", StringComparison.Ordinal))),
            ];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return [];
        }
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
