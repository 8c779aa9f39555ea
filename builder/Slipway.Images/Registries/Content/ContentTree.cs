namespace Slipway.Images.Registries.Content;

/// <summary>A manifest or index with everything that it names: what is copied as a whole, byte for byte.</summary>
internal sealed record ContentTree(ManifestDocument Document, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The manifests of an index.</summary>
    public IReadOnlyList<ContentTree> Children { get; init; } = [];

    /// <summary>The blobs of a manifest.</summary>
    public IReadOnlyList<BlobSource> Blobs { get; init; } = [];

    public Digest Digest => Document.Descriptor.Digest;

    /// <summary>All manifests, those first that others name.</summary>
    public IEnumerable<ContentTree> Manifests => Children.SelectMany(child => child.Manifests).Append(this).DistinctBy(tree => tree.Digest);

    /// <summary>All blobs, each once.</summary>
    public IEnumerable<BlobSource> AllBlobs => Manifests.SelectMany(tree => tree.Blobs).DistinctBy(blob => blob.Descriptor.Digest);
}
