using Slipway.Images.Blobs;

namespace Slipway.Images.Layers;

/// <summary>A layer of an image that was read from a layout or archive; its blob was verified then.</summary>
internal sealed record StoredLayer(Digest DiffId, Descriptor Descriptor, string BlobPath) : IFileLayer
{
    public ValueTask<Stream> OpenAsync(CancellationToken token) => BlobFile.OpenAsync(BlobPath, token);
}
