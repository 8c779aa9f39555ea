using System.Buffers;
using System.Security.Cryptography;
using Slipway.Images.Tar;

namespace Slipway.Images.Gzip;

/// <summary>
/// Compresses a tar as gzip members of one MiB: several at once, written in order. The uncompressed and the compressed
/// bytes are hashed in the same pass, so neither is read again.
/// </summary>
internal sealed class GzipTarSink(Stream output, int level, int parallelism) : ITarSink, IDisposable
{
    private readonly IncrementalHash _plain = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash _packed = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Queue<Task<GzipMember>> _members = new();

    private byte[] _chunk = ArrayPool<byte>.Shared.Rent(GzipMember.DataSize);
    private int _filled;

    /// <summary>Length of the uncompressed bytes so far.</summary>
    public long PlainLength { get; private set; }

    /// <summary>Length of the compressed bytes so far.</summary>
    public long PackedLength { get; private set; }

    public Memory<byte> Room => _chunk.AsMemory(_filled, GzipMember.DataSize - _filled);

    public ValueTask AdvanceAsync(int count, CancellationToken token)
    {
        _filled += count;
        PlainLength += count;
        return _filled == GzipMember.DataSize ? DispatchAsync(token) : ValueTask.CompletedTask;
    }

    /// <summary>Writes what is left and returns the digests of both forms.</summary>
    public async Task<(Digest Plain, Digest Packed)> FinishAsync(CancellationToken token)
    {
        if (_filled > 0)
        {
            await DispatchAsync(token);
        }

        while (_members.Count > 0)
        {
            await WriteOldestAsync(token);
        }

        return (Digest.FromHash(_plain.GetHashAndReset()), Digest.FromHash(_packed.GetHashAndReset()));
    }

    public void Dispose()
    {
        // After a failure members may still be running; their memory is left to the collector.
        ArrayPool<byte>.Shared.Return(_chunk);
        _plain.Dispose();
        _packed.Dispose();
    }

    // Two more than can run, so that a worker never waits for this thread to write.
    private async ValueTask DispatchAsync(CancellationToken token)
    {
        var (chunk, length) = (_chunk, _filled);
        (_chunk, _filled) = (ArrayPool<byte>.Shared.Rent(GzipMember.DataSize), 0);
        _members.Enqueue(Task.Run(() => Compress(chunk, length), token));
        _plain.AppendData(chunk, 0, length);
        while (_members.Count > (parallelism > 1 ? parallelism + 2 : 0))
        {
            await WriteOldestAsync(token);
        }
    }

    private GzipMember Compress(byte[] chunk, int length)
    {
        var member = GzipMember.Compress(chunk.AsSpan(0, length), level);
        ArrayPool<byte>.Shared.Return(chunk);
        return member;
    }

    private async ValueTask WriteOldestAsync(CancellationToken token)
    {
        var member = await _members.Dequeue();
        _packed.AppendData(member.Buffer, 0, member.Length);
        PackedLength += member.Length;
        token.ThrowIfCancellationRequested();
        output.Write(member.Buffer, 0, member.Length);
        member.Return();
    }
}
