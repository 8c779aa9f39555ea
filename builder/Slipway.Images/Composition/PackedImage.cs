using System.Collections.Immutable;
using System.Text.Json;
using Slipway.Images.Json;

namespace Slipway.Images.Composition;

/// <summary>What is published under one name: an image for one platform, or a flat index over several.</summary>
public sealed class PackedImage
{
    private PackedImage(IReadOnlyList<Image> images, ReadOnlyMemory<byte>? indexBytes, Descriptor descriptor) =>
        (Images, IndexBytes, Descriptor) = (images, indexBytes, descriptor);

    /// <summary>The images, one a platform.</summary>
    public IReadOnlyList<Image> Images { get; }

    /// <summary>The index as it is stored; null for a single image.</summary>
    public ReadOnlyMemory<byte>? IndexBytes { get; }

    /// <summary>The descriptor of what a name points to: the manifest or the index.</summary>
    public Descriptor Descriptor { get; }

    /// <summary>The digest that a name points to.</summary>
    public Digest Digest => Descriptor.Digest;

    /// <summary>One image.</summary>
    public static PackedImage Of(Image image) => new([image], null, image.Descriptor);

    /// <summary>
    /// An index over images of different platforms, in the order of their platforms, even for one image.
    /// Flat: no engine of today follows an index within an index.
    /// </summary>
    public static PackedImage OfPlatforms(IReadOnlyList<Image> images, ImmutableSortedDictionary<string, string> annotations)
    {
        Image[] ordered = [.. images.OrderBy(image => image.Platform)];
        if (ordered.Length == 0 || ordered.Select(image => image.Platform).Distinct().Count() != ordered.Length)
        {
            throw new ArgumentException("An index needs images, each for another platform.", nameof(images));
        }

        var bytes = CanonicalJson.Write(writer => WriteIndex(writer, ordered.Select(image => image.Descriptor), annotations));
        return new PackedImage(ordered, bytes, Descriptor.Of(MediaTypes.Index, bytes));
    }

    /// <summary>The image that runs on a platform, or null.</summary>
    public Image? For(Platform platform) => Images.FirstOrDefault(image => image.Platform.Serves(platform));

    /// <summary>An index whose bytes are already fixed, over those of its images that are runnable.</summary>
    internal static PackedImage FromIndex(ReadOnlyMemory<byte> bytes, string mediaType, IReadOnlyList<Image> images) =>
        new(images, bytes, Descriptor.Of(mediaType, bytes.Span));

    internal static void WriteIndex(
        Utf8JsonWriter writer, IEnumerable<Descriptor> manifests, ImmutableSortedDictionary<string, string> annotations)
    {
        writer.WriteStartObject();
        writer.WriteNumber("schemaVersion", 2);
        writer.WriteString("mediaType", MediaTypes.Index);
        writer.WriteStartArray("manifests");
        foreach (var manifest in manifests)
        {
            DescriptorJson.Write(writer, manifest);
        }

        writer.WriteEndArray();
        DescriptorJson.WriteAnnotations(writer, annotations);
        writer.WriteEndObject();
    }
}
