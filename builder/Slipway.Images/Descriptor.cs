using System.Collections.Immutable;

namespace Slipway.Images;

/// <summary>A reference to content by type, digest and size, as OCI manifests and indexes write it.</summary>
public sealed record Descriptor(string MediaType, Digest Digest, long Size)
{
    /// <summary>The platform of the image that is referred to, in an index.</summary>
    public Platform? Platform { get; init; }

    /// <summary>What kind of artifact a referred manifest is.</summary>
    public string? ArtifactType { get; init; }

    /// <summary>Annotations, written in ordinal order of their keys.</summary>
    public ImmutableSortedDictionary<string, string> Annotations { get; init; } = NoAnnotations;

    /// <summary>Where foreign content may be fetched from.</summary>
    public ImmutableArray<string> Urls { get; init; } = [];

    /// <summary>An empty map with the order in which annotations are written.</summary>
    public static ImmutableSortedDictionary<string, string> NoAnnotations { get; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The descriptor of some bytes.</summary>
    public static Descriptor Of(string mediaType, ReadOnlySpan<byte> content) => new(mediaType, Digest.Of(content), content.Length);
}
