using Slipway.Images.Json;
using Slipway.Images.Layers;

namespace Slipway.Images.Composition;

/// <summary>Makes an image of a base, layers on top, and edits: a pure function to bytes.</summary>
public static class ImageComposer
{
    /// <summary>Composes an image; without a base, from nothing, for the platform that the edits name.</summary>
    public static Image Compose(Image? baseImage, IReadOnlyList<AddedLayer> layers, ImageEdits edits)
    {
        var config = CanonicalJson.Write(ConfigEditor.Edit(baseImage, layers, edits));
        var manifest = new ImageManifest
        {
            Config = Descriptor.Of(MediaTypes.Config, config),
            Layers =
            [
                .. (baseImage?.Manifest.Layers ?? []).Select(layer => layer with { MediaType = MediaTypes.ToOci(layer.MediaType) }),
                .. layers.Select(added => added.Layer.Descriptor with { Annotations = added.Annotations }),
            ],
            Annotations = edits.Annotations,
        };

        ILayer[] all = [.. baseImage?.Layers ?? [], .. layers.Select(added => added.Layer)];
        return Image.FromBytes(manifest.ToBytes(), config, all);
    }
}
