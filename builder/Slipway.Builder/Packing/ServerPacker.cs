using Slipway.Builder.Compilation;
using Slipway.Builder.Manifest;
using Slipway.Builder.Pipeline;
using Slipway.Images.Composition;

namespace Slipway.Builder.Packing;

/// <summary>The fourth stage: from a compiled server to an image.</summary>
internal static class ServerPacker
{
    /// <summary>Packs; null when a diagnostic of severity error was added.</summary>
    public static async Task<ServerImage?> PackAsync(CompiledServer server, Ahead<IReadOnlyList<LowerLayers>> ahead, BuildContext context, CancellationToken token)
    {
        var tags = TagsOf(server.Generated.Resolved.Manifest, context);
        if (await ahead.TakeAsync(context) is not { } platforms || tags is null)
        {
            return null;
        }

        List<Image> images = [];
        List<PackedLayer> all = [];
        foreach (var lower in platforms)
        {
            var here = server.For(lower.Platform);
            if (await new LayerWorkshop(context).MakeAsync(LayerPlan.Composition(here), token) is not { } composition)
            {
                return null;
            }

            PackedLayer[] layers = [.. lower.Layers, composition];
            var added = layers.Select(layer => new AddedLayer(layer.Layer, $"slipway: {layer.Title}"));
            images.Add(ImageComposer.Compose(StockBase.Below(lower.Base), [.. added], ImageFacts.Of(here, lower.Base, context)));
            all.AddRange(layers);
        }

        // A layer without anything of one platform is the same in the images of all.
        return new ServerImage(server, Pack(images, server, context), [.. all.DistinctBy(layer => layer.Layer.Descriptor.Digest)], tags) { Lower = platforms };
    }

    private static PackedImage Pack(IReadOnlyList<Image> images, CompiledServer server, BuildContext context) => images is [var only]
        ? PackedImage.Of(only)
        : PackedImage.OfPlatforms(images, ImageFacts.OfIndex(server, context));

    private static IReadOnlyList<string>? TagsOf(ServerManifest manifest, BuildContext context)
    {
        var tags = manifest.Image.Tags.Select(tag => (tag.Position, Text: Placeholders.Fill(tag.Value, manifest.Version.ToString(), context.Commit))).ToList();
        foreach (var (position, _) in tags.Where(tag => tag.Text is null))
        {
            context.Diagnostics.Add(ManifestRules.UnknownCommit.At(position, "the tag needs the commit that is built", "add --commit"));
        }

        return tags.Exists(tag => tag.Text is null) ? null : [.. tags.Select(tag => tag.Text!)];
    }
}
