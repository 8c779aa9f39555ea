using System.Net;
using Slipway.Images.Registries.Transport;

namespace Slipway.Images.Registries.Content;

/// <summary>A chunk as the body of a request, sent in pieces so that a slow line shows that it moves.</summary>
internal sealed class ChunkContent : HttpContent
{
    private const int Piece = 1 << 16;

    private readonly ReadOnlyMemory<byte> _chunk;
    private readonly StallWatch _watch;

    public ChunkContent(ReadOnlyMemory<byte> chunk, StallWatch watch)
    {
        (_chunk, _watch) = (chunk, watch);
        Headers.ContentType = new("application/octet-stream");
        Headers.ContentLength = chunk.Length;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _chunk.Length;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        for (var at = 0; at < _chunk.Length; at += Piece)
        {
            var length = Math.Min(Piece, _chunk.Length - at);
            await stream.WriteAsync(_chunk.Slice(at, length), cancellationToken);
            _watch.Moved(length);
        }
    }
}
