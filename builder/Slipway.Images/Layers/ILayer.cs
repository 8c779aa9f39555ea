namespace Slipway.Images.Layers;

/// <summary>A layer of an image: its identity, and its compressed bytes on demand.</summary>
public interface ILayer
{
    /// <summary>The digest of the uncompressed tar: what a layer <i>is</i>, whatever compressed it.</summary>
    Digest DiffId { get; }

    /// <summary>The blob as manifests name it.</summary>
    Descriptor Descriptor { get; }

    /// <summary>Opens the blob's bytes, as they are stored and transported.</summary>
    ValueTask<Stream> OpenAsync(CancellationToken token);
}
