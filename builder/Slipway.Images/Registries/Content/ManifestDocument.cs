using System.Text.Json;
using Slipway.Images.Json;

namespace Slipway.Images.Registries.Content;

/// <summary>What a manifest or index names, as far as copying it asks.</summary>
/// <param name="Descriptor">Its descriptor as a list of referrers would state it: with the artifact's type and all annotations.</param>
internal sealed record ManifestDocument(Descriptor Descriptor)
{
    /// <summary>What it is about, for a referrer.</summary>
    public Descriptor? Subject { get; private init; }

    /// <summary>The manifests that an index names.</summary>
    public IReadOnlyList<Descriptor> Manifests { get; private init; } = [];

    /// <summary>The blobs that a manifest names, its config first.</summary>
    public IReadOnlyList<Descriptor> Blobs { get; private init; } = [];

    /// <summary>The same, said by its list to be about a subject.</summary>
    public ManifestDocument About(Digest subject) => this with { Subject = new Descriptor("", subject, 0) };

    /// <summary>Reads a manifest; throws a <see cref="JsonException"/> that says what is wrong.</summary>
    public static ManifestDocument Parse(string mediaType, ReadOnlyMemory<byte> bytes)
    {
        using var document = CanonicalJson.Parse(bytes);
        var root = document.RootElement;
        var isIndex = MediaTypes.IsIndex(mediaType);
        if (!isIndex && !MediaTypes.IsManifest(mediaType))
        {
            throw new JsonException($"The type '{mediaType}' is not that of a manifest.");
        }

        var config = isIndex ? null : DescriptorJson.Read(root.Member("config") ?? throw new JsonException("The manifest has no config."));
        var own = Descriptor.Of(mediaType, bytes.Span) with
        {
            ArtifactType = root.Text("artifactType") is { Length: > 0 } type ? type : config?.MediaType,
            Annotations = DescriptorJson.ReadAnnotations(root),
        };
        return new ManifestDocument(own)
        {
            Subject = root.Member("subject") is { } subject ? DescriptorJson.Read(subject) : null,
            Manifests = isIndex ? [.. root.Items("manifests").Select(DescriptorJson.Read)] : [],
            Blobs = config is null ? [] : [config, .. root.Items("layers").Select(DescriptorJson.Read)],
        };
    }
}
