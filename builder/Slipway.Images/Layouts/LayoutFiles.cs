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

    public static byte[] IndexContent(Descriptor image, IEnumerable<Descriptor> others) => Written(others.OrderBy(other => other.Digest).Prepend(image));

    /// <summary>index.json: the images under their names, then the artifacts, in the order that they were given in.</summary>
    public static byte[] IndexContent(LayoutContents contents) => Written(
    [
        .. contents.Images.Select(image => Named(image.Image.Descriptor, image.Tag, image.Repository)),
        .. contents.Artifacts.Select(artifact => artifact.Descriptor),
    ]);

    private static byte[] Written(IEnumerable<Descriptor> entries) => CanonicalJson.Write(writer => PackedImage.WriteIndex(writer, entries, Descriptor.NoAnnotations));

    /// <summary>A descriptor with the names that tools look for.</summary>
    public static Descriptor Named(Descriptor image, string tag, ImageReference? repository)
    {
        var names = image.Annotations.SetItem(AnnotationNames.RefName, tag);
        return image with
        {
            Annotations = repository is { } known ? names.SetItem(AnnotationNames.ContainerdName, known.WithTag(tag).ToString()) : names,
        };
    }

    /// <summary>The blobs of images that are not layers, and the manifests and blobs of artifacts, each once.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> SmallBlobs(IEnumerable<PackedImage> images, IEnumerable<Artifact> artifacts)
    {
        List<ReadOnlyMemory<byte>> all = [];
        foreach (var image in images)
        {
            all.AddRange(image.IndexBytes is { } index ? [index] : []);
            all.AddRange(image.Images.SelectMany(one => new[] { one.ManifestBytes, one.ConfigBytes }));
        }

        all.AddRange(artifacts.SelectMany(artifact => artifact.Blobs.Prepend(artifact.ManifestBytes)));
        return all.DistinctBy(blob => Digest.Of(blob.Span));
    }
}
