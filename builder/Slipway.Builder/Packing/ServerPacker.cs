using Slipway.Builder.Compilation;
using Slipway.Builder.Manifest;
using Slipway.Builder.Pipeline;
using Slipway.Images.Composition;

namespace Slipway.Builder.Packing;

/// <summary>The fourth stage: from a compiled server to an image.</summary>
public static class ServerPacker
{
    /// <summary>Packs; null when a diagnostic of severity error was added.</summary>
    public static async Task<ServerImage?> PackAsync(CompiledServer server, LayersAhead ahead, BuildContext context, CancellationToken token)
    {
        var tags = TagsOf(server.Generated.Resolved.Manifest, context);
        if (await ahead.TakeAsync(context) is not { } lower
            || tags is null
            || await new LayerWorkshop(context).MakeAsync(LayerPlan.Composition(server), token) is not { } composition)
        {
            return null;
        }

        PackedLayer[] layers = [.. lower.Layers, composition];
        var added = layers.Select(layer => new AddedLayer(layer.Layer, $"slipway: {layer.Title}"));
        var image = ImageComposer.Compose(StockBase.Below(lower.Base), [.. added], ImageFacts.Of(server, lower.Base, context));
        return new ServerImage(server, PackedImage.Of(image), layers, tags);
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
