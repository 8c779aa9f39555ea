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
    public static byte[] IndexContent(PackedImage image, LayoutOptions options)
    {
        var names = image.Descriptor.Annotations.SetItem(AnnotationNames.RefName, options.Tag);
        if (options.Repository is { } repository)
        {
            names = names.SetItem(AnnotationNames.ContainerdName, repository.WithTag(options.Tag).ToString());
        }

        var referrers = options.Referrers.Select(referrer => referrer.Descriptor).OrderBy(referrer => referrer.Digest);
        return CanonicalJson.Write(writer => PackedImage.WriteIndex(
            writer, referrers.Prepend(image.Descriptor with { Annotations = names }), Descriptor.NoAnnotations));
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
