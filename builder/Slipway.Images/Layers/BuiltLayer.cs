using Slipway.Images.Blobs;

namespace Slipway.Images.Layers;

/// <summary>A layer whose blob lies in a file of this machine.</summary>
public sealed class BuiltLayer : IFileLayer
{
    /// <inheritdoc />
    public required Digest DiffId { get; init; }

    /// <inheritdoc />
    public required Descriptor Descriptor { get; init; }

    /// <summary>The file that holds the blob.</summary>
    public required string BlobPath { get; init; }

    /// <summary>The files within, in the order of the layer; empty unless <see cref="LayerOptions.HashFiles"/> was set.</summary>
    public IReadOnlyList<LayerFile> Files { get; init; } = [];

    /// <summary>The length of the uncompressed tar.</summary>
    public required long UncompressedSize { get; init; }

    /// <inheritdoc />
    public ValueTask<Stream> OpenAsync(CancellationToken token) => BlobFile.OpenAsync(BlobPath, token);
}
