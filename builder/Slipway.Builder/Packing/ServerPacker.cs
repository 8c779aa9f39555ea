using Slipway.Builder.Compilation;
using Slipway.Builder.Manifest;
using Slipway.Builder.Pipeline;
using Slipway.Images.Caching;
using Slipway.Images.Composition;
using Slipway.Images.Layers;

namespace Slipway.Builder.Packing;

/// <summary>The fourth stage: from a compiled server to an image.</summary>
public static class ServerPacker
{
    /// <summary>Packs; null when a diagnostic of severity error was added.</summary>
    public static async Task<ServerImage?> PackAsync(CompiledServer server, BuildContext context, CancellationToken token)
    {
        var manifest = server.Generated.Resolved.Manifest;
        var cache = new LayerCache(Path.Combine(context.CacheFolder, "layers"));
        var options = new LayerOptions { Time = context.Created, Parallelism = context.Parallelism };
        if (TagsOf(manifest, context) is not { } tags
            || await context.Steps.MeasureAsync(BuildStage.Pack, $"base {manifest.Base.Image.Value}", () => BaseImages.LoadAsync(manifest, cache, options, context, token)) is not { } baseImage
            || Programs.Load(manifest, baseImage.Platform, context) is not { } programs)
        {
            return null;
        }

        var layers = new List<PackedLayer>();
        var below = StockBase.Below(baseImage);
        foreach (var planned in LayerPlan.Of(server, programs, below.Layers.Count))
        {
            if (await context.Steps.MeasureAsync(
                BuildStage.Pack, planned.Title, () => BuildAsync(planned, cache, options, context, token), made => made?.FromCache) is not { } layer)
            {
                return null;
            }

            layers.Add(layer);
        }

        var added = layers.Select(layer => new AddedLayer(layer.Layer, $"slipway: {layer.Title}"));
        var image = ImageComposer.Compose(below, [.. added], ImageFacts.Of(server, baseImage, context));
        return new ServerImage(server, PackedImage.Of(image), layers, tags);
    }

    private static async Task<PackedLayer?> BuildAsync(
        PlannedLayer planned, LayerCache cache, LayerOptions options, BuildContext context, CancellationToken token)
    {
        if (await cache.FindAsync(planned.Key, options, token) is { } known)
        {
            return new PackedLayer(planned.Title, known, FromCache: true);
        }

        var tree = LayerTree.From(planned.Entries());
        if (!tree.Ok)
        {
            context.Diagnostics.AddRange(tree.Problems.Select(problem => PackingRules.Of(problem)));
            return null;
        }

        var built = await cache.GetOrBuildAsync(planned.Key, () => tree.Value, options, token);
        return new PackedLayer(planned.Title, built.Layer, built.Hit);
    }

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
