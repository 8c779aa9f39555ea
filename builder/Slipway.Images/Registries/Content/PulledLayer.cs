using Slipway.Images.Blobs;
using Slipway.Images.Layers;

namespace Slipway.Images.Registries.Content;

/// <summary>A layer that came from a registry and lies in a file now. It can be mounted from where it came.</summary>
internal sealed record PulledLayer(Digest DiffId, Descriptor Descriptor, string BlobPath, ImageReference Origin) : IFileLayer
{
    public ValueTask<Stream> OpenAsync(CancellationToken token) => BlobFile.OpenAsync(BlobPath, token);
}
