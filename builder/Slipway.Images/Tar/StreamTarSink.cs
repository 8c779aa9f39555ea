namespace Slipway.Images.Tar;

/// <summary>Writes a tar to a stream as it is, in large pieces.</summary>
internal sealed class StreamTarSink(Stream output) : ITarSink
{
    private readonly byte[] _buffer = new byte[1 << 18];
    private int _filled;

    public Memory<byte> Room => _buffer.AsMemory(_filled);

    public ValueTask AdvanceAsync(int count, CancellationToken token)
    {
        _filled += count;
        return _filled == _buffer.Length ? FlushAsync(token) : ValueTask.CompletedTask;
    }

    /// <summary>Writes what is still held back.</summary>
    public async ValueTask FlushAsync(CancellationToken token)
    {
        await output.WriteAsync(_buffer.AsMemory(0, _filled), token);
        _filled = 0;
    }
}
