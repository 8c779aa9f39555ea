using Slipway.Images;
using Slipway.Images.Composition;

namespace Slipway.Builder.Comparison;

/// <summary>A layer of an image: what it is called, its digest and its size as it travels.</summary>
public sealed record ImageLayer(string Title, Digest Digest, long Size)
{
    /// <summary>The title without the version at its end, so that a layer that moved is known again.</summary>
    public string Subject => Title.LastIndexOf(' ') is > 0 and var end && !Title.StartsWith("base ", StringComparison.Ordinal) && char.IsAsciiDigit(Title[end + 1]) ? Title[..end] : Title;

    /// <summary>The layers, lowest first.</summary>
    public static IReadOnlyList<ImageLayer> Of(Image image) =>
        [.. LayerTitles.Of(image).Select(titled => new ImageLayer(titled.Title, titled.Layer.Descriptor.Digest, titled.Layer.Descriptor.Size))];
}
