using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Slipway.Builder.Generation;
using Slipway.Builder.Json;
using Slipway.Images;
using Slipway.Images.Composition;

namespace Slipway.Builder.Packing;

/// <summary>
/// A base that is itself a server which Slipway built. A manifest's plugin list is complete, so nothing of that server's plugins may
/// stay: its own base is taken, and the server's layer, which has the same digest in every image, is put on it again.
/// </summary>
internal static class StockBase
{
    private const string Made = "slipway: ";
    private const string MadeOfTheHost = "slipway: host base";

    /// <summary>The image below the server, or the image itself when it is no server.</summary>
    public static Image Below(Image image)
    {
        if (!image.Config.Labels.ContainsKey(CompositionFacts.ServerVersion))
        {
            return image;
        }

        var config = JsonNode.Parse(image.ConfigBytes.Span)!.AsObject();
        var history = config["history"] as JsonArray ?? [];
        var cut = history.TakeWhile(entry => !IsServers((string?)entry?["created_by"])).Count();
        var layers = history.Take(cut).Count(entry => entry?["empty_layer"]?.GetValue<bool>() is not true);
        if (cut == history.Count || layers > image.Layers.Count)
        {
            return image;
        }

        config["history"] = new JsonArray([.. history.Take(cut).Select(entry => entry?.DeepClone())]);
        config["rootfs"]!["diff_ids"] = new JsonArray([.. image.Config.DiffIds.Take(layers).Select(id => (JsonNode)id.ToString())]);
        var bytes = CanonicalText.Bytes(config);
        var manifest = image.Manifest with
        {
            Config = Descriptor.Of(image.Manifest.Config.MediaType, bytes),
            Layers = [.. image.Manifest.Layers.Take(layers)],
            Annotations = ImmutableSortedDictionary<string, string>.Empty,
        };
        return Image.FromBytes(manifest.ToBytes(), bytes, [.. image.Layers.Take(layers)]);
    }

    private static bool IsServers(string? createdBy) =>
        createdBy?.StartsWith(Made, StringComparison.Ordinal) == true && !createdBy.StartsWith(MadeOfTheHost, StringComparison.Ordinal);
}
