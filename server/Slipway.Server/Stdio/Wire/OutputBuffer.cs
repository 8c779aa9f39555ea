using System.Buffers;

namespace Slipway.Server.Stdio.Wire;

/// <summary>The unread part of a byte stream, in one piece of pooled memory.</summary>
internal sealed class OutputBuffer : IDisposable
{
    private const int Usual = 16 * 1024;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(Usual);

    public int Start { get; private set; }

    public int End { get; private set; }

    public ReadOnlySpan<byte> Between(int start, int end) => _bytes.AsSpan(start, end - start);

    /// <summary>
    /// Room for the next read. What is unread may move to the front; the result is by how much, for the indexes that others keep.
    /// </summary>
    public int MakeRoom(out Span<byte> room)
    {
        var moved = 0;
        if (End - Start == 0 || (Start > 0 && _bytes.Length - End < Usual / 4))
        {
            moved = Start;
            _bytes.AsSpan(Start, End - Start).CopyTo(_bytes);
            End -= Start;
            Start = 0;
        }

        if (_bytes.Length - End < Usual / 4)
        {
            Replace(_bytes.Length * 2);
        }
        else if (End == 0 && _bytes.Length > 4 * Usual)
        {
            Replace(Usual);
        }

        room = _bytes.AsSpan(End);
        return moved;
    }

    public void Added(int count) => End += count;

    public void DropUntil(int index) => Start = index;

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    private void Replace(int size)
    {
        var larger = ArrayPool<byte>.Shared.Rent(size);
        _bytes.AsSpan(0, End).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
