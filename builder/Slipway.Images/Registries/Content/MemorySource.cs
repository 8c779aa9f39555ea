using Slipway.Images.Composition;
using Slipway.Images.Layers;
using Slipway.Images.Problems;

namespace Slipway.Images.Registries.Content;

/// <summary>Content that was composed in this process: images with their layers, and artifacts.</summary>
internal sealed class MemorySource : IContentSource
{
    private readonly Dictionary<Digest, ReadOnlyMemory<byte>> _small = [];
    private readonly Dictionary<Digest, ILayer> _layers = [];

    public static MemorySource Of(PackedImage image)
    {
        var source = new MemorySource();
        if (image.IndexBytes is { } index)
        {
            source.Add(index);
        }

        foreach (var one in image.Images)
        {
            source.Add(one.ManifestBytes);
            source.Add(one.ConfigBytes);
            foreach (var layer in one.Layers)
            {
                source._layers[layer.Descriptor.Digest] = layer;
            }
        }

        return source;
    }

    public static MemorySource Of(Artifact artifact)
    {
        var source = new MemorySource();
        foreach (var content in artifact.Blobs.Append(artifact.ManifestBytes))
        {
            source.Add(content);
        }

        return source;
    }

    public Task<Checked<FetchedManifest>> ReadManifestAsync(Descriptor manifest, CancellationToken token) => Task.FromResult(
        _small.TryGetValue(manifest.Digest, out var bytes)
            ? Checked<FetchedManifest>.Of(new FetchedManifest(manifest, bytes, null))
            : BlobProblems.Missing(manifest.Digest, "memory"));

    public BlobSource Blob(Descriptor blob)
    {
        var source = new BlobSource(blob, token => OpenAsync(blob, token));
        return _layers.GetValueOrDefault(blob.Digest) is PulledLayer pulled ? source with { Places = [pulled.Origin] } : source;
    }

    private async ValueTask<Checked<Stream>> OpenAsync(Descriptor blob, CancellationToken token) =>
        _small.TryGetValue(blob.Digest, out var bytes) ? Checked<Stream>.Of(LayerContent.Of(bytes).Stream)
        : _layers.TryGetValue(blob.Digest, out var layer) ? Checked<Stream>.Of(await layer.OpenAsync(token))
        : BlobProblems.Missing(blob.Digest, "memory");

    private void Add(ReadOnlyMemory<byte> content) => _small[Digest.Of(content.Span)] = content;
}
