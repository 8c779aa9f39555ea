using Slipway.Images.Blobs;

namespace Slipway.Images.Reading;

/// <summary>
/// A tar that ends as one should. Some tools leave out the two blocks of zeros at the end, or do not fill up the last block; every engine reads
/// such layers. Whether the bytes are all there is for their digest to say.
/// </summary>
internal sealed class EndedTar(Stream inner) : ReadOnlyStream
{
    private const int Block = 512;

    private long _length;
    private int _left = -1;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = _left < 0 && buffer.Length > 0 ? inner.Read(buffer) : 0;
        return read > 0 ? Count(read) : Fill(buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = _left < 0 && buffer.Length > 0 ? await inner.ReadAsync(buffer, cancellationToken) : 0;
        return read > 0 ? Count(read) : Fill(buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    private int Count(int read)
    {
        _length += read;
        return read;
    }

    private int Fill(Span<byte> buffer)
    {
        if (_left < 0 && buffer.Length > 0)
        {
            _left = (int)((Block - _length % Block) % Block) + 2 * Block;
        }

        var filled = Math.Clamp(_left, 0, buffer.Length);
        buffer[..filled].Clear();
        _left -= filled;
        return filled;
    }
}
