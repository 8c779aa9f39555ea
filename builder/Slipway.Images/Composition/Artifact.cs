namespace Slipway.Images.Composition;

/// <summary>A manifest that is about an image (its SBOM, provenance, signature ...), with its blobs, all as bytes.</summary>
public sealed class Artifact
{
    /// <summary>The content of the empty config that most artifacts have.</summary>
    public static ReadOnlyMemory<byte> EmptyConfig { get; } = "{}"u8.ToArray();

    /// <summary>An artifact of one blob about a subject. Its config is the empty one.</summary>
    public Artifact(string artifactType, ReadOnlyMemory<byte> content, string contentType, Descriptor subject)
        : this(
            new ImageManifest
            {
                ArtifactType = artifactType,
                Config = Descriptor.Of(MediaTypes.Empty, EmptyConfig.Span),
                Layers = [Descriptor.Of(contentType, content.Span)],
                Subject = new Descriptor(subject.MediaType, subject.Digest, subject.Size),
            },
            [EmptyConfig, content])
    {
    }

    /// <summary>An artifact of a manifest and the blobs that it names, config included.</summary>
    public Artifact(ImageManifest manifest, IReadOnlyList<ReadOnlyMemory<byte>> blobs)
        : this(manifest, manifest.ToBytes(), blobs)
    {
    }

    private Artifact(ImageManifest manifest, ReadOnlyMemory<byte> manifestBytes, IReadOnlyList<ReadOnlyMemory<byte>> blobs)
    {
        (Manifest, Blobs, ManifestBytes) = (manifest, blobs, manifestBytes);
        Descriptor = Descriptor.Of(manifest.MediaType, ManifestBytes.Span) with
        {
            ArtifactType = manifest.ArtifactType ?? manifest.Config.MediaType,
            Annotations = manifest.Annotations,
        };
    }

    /// <summary>What the manifest says.</summary>
    public ImageManifest Manifest { get; }

    /// <summary>The manifest as it is stored.</summary>
    public ReadOnlyMemory<byte> ManifestBytes { get; }

    /// <summary>The blobs, config included.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Blobs { get; }

    /// <summary>The descriptor by which a list of referrers names it: with the artifact's type and all its annotations.</summary>
    public Descriptor Descriptor { get; }

    /// <summary>An artifact of fixed bytes; throws a <see cref="System.Text.Json.JsonException"/> when they are no manifest.</summary>
    public static Artifact FromBytes(ReadOnlyMemory<byte> manifest, IReadOnlyList<ReadOnlyMemory<byte>> blobs) =>
        new(ImageManifest.Parse(manifest), manifest, blobs);
}
