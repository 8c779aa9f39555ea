using System.Text;
using Slipway.Images.Composition;
using Slipway.Images.Json;

namespace Slipway.Images.Layouts;

/// <summary>The small files of an OCI layout and the blobs that it holds.</summary>
internal static class LayoutFiles
{
    public const string Marker = "oci-layout";
    public const string Index = "index.json";
    public const string Blobs = "blobs";

    public static ReadOnlyMemory<byte> MarkerContent { get; } = Encoding.UTF8.GetBytes("""{"imageLayoutVersion":"1.0.0"}""");

    /// <summary>index.json: the image under its names, then what is about it, by digest.</summary>
    public static byte[] IndexContent(PackedImage image, LayoutOptions options) => IndexContent(
        Named(image.Descriptor, options.Tag, options.Repository), options.Referrers.Select(referrer => referrer.Descriptor));

    public static byte[] IndexContent(Descriptor image, IEnumerable<Descriptor> others) => CanonicalJson.Write(writer =>
        PackedImage.WriteIndex(writer, others.OrderBy(other => other.Digest).Prepend(image), Descriptor.NoAnnotations));

    /// <summary>A descriptor with the names that tools look for.</summary>
    public static Descriptor Named(Descriptor image, string tag, ImageReference? repository)
    {
        var names = image.Annotations.SetItem(AnnotationNames.RefName, tag);
        return image with
        {
            Annotations = repository is { } known ? names.SetItem(AnnotationNames.ContainerdName, known.WithTag(tag).ToString()) : names,
        };
    }

    /// <summary>The blobs that are not layers, each once.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> SmallBlobs(PackedImage image, LayoutOptions options)
    {
        List<ReadOnlyMemory<byte>> all = [];
        if (image.IndexBytes is { } index)
        {
            all.Add(index);
        }

        all.AddRange(image.Images.SelectMany(one => new[] { one.ManifestBytes, one.ConfigBytes }));
        all.AddRange(options.Referrers.SelectMany(referrer => referrer.Blobs.Prepend(referrer.ManifestBytes)));
        return all.DistinctBy(blob => Digest.Of(blob.Span));
    }
}
