using System.Security.Cryptography;
using Slipway.Images.Layers;

namespace Slipway.Images.Tar;

/// <summary>Writes entries as a tar: a header, the content padded to 512 bytes, two empty blocks at the end.</summary>
internal sealed class TarWriter(ITarSink sink, long time)
{
    /// <summary>Writes a folder or a symbolic link.</summary>
    public ValueTask WriteAsync(LayerEntry entry, CancellationToken token) => WriteHeaderAsync(HeaderOf(entry, 0), token);

    /// <summary>Writes a file; its bytes are also given to <paramref name="hash"/>.</summary>
    public async ValueTask WriteFileAsync(LayerEntry entry, LayerContent content, IncrementalHash? hash, CancellationToken token)
    {
        await WriteHeaderAsync(HeaderOf(entry, content.Length), token);
        var left = content.Length;
        while (left > 0)
        {
            var room = sink.Room;
            var wanted = (int)Math.Min(left, room.Length);
            // Not ReadAsync: it would queue behind the compressing tasks on the thread pool.
            var read = content.Stream.Read(room.Span[..wanted]);
            if (read == 0)
            {
                throw new IOException($"'{entry.SourcePath ?? entry.Path}' became shorter while it was read.");
            }

            hash?.AppendData(room.Span[..read]);
            await sink.AdvanceAsync(read, token);
            left -= read;
        }

        await PadAsync(content.Length, token);
    }

    /// <summary>Writes the end of the archive.</summary>
    public ValueTask FinishAsync(CancellationToken token) => ZeroAsync(2 * UstarBlock.Size, token);

    private TarHeader HeaderOf(LayerEntry entry, long size) => entry.Kind switch
    {
        LayerEntryKind.Directory => new TarHeader(entry.Path + "/", TarHeader.Directory, (int)entry.Mode, 0, time, ""),
        LayerEntryKind.Symlink => new TarHeader(entry.Path, TarHeader.Symlink, (int)entry.Mode, 0, time, entry.Target),
        _ => new TarHeader(entry.Path, TarHeader.File, (int)entry.Mode, size, time, ""),
    };

    private async ValueTask WriteHeaderAsync(TarHeader header, CancellationToken token)
    {
        var records = PaxRecords.For(header);
        if (records.Length > 0)
        {
            await WriteBlockAsync(PaxRecords.HeaderFor(header, records.Length), "", token);
            await CopyAsync(records, token);
            await PadAsync(records.Length, token);
            await WriteBlockAsync(PaxRecords.Reduce(header), "", token);
            return;
        }

        UstarBlock.TrySplit(header.Name, out var prefix, out var name);
        await WriteBlockAsync(header with { Name = name }, prefix, token);
    }

    private ValueTask WriteBlockAsync(TarHeader header, string prefix, CancellationToken token)
    {
        var block = new byte[UstarBlock.Size];
        UstarBlock.Write(block, header, prefix);
        return CopyAsync(block, token);
    }

    private ValueTask PadAsync(long length, CancellationToken token)
    {
        var over = (int)(length % UstarBlock.Size);
        return over == 0 ? ValueTask.CompletedTask : ZeroAsync(UstarBlock.Size - over, token);
    }

    private ValueTask ZeroAsync(int count, CancellationToken token) => CopyAsync(new byte[count], token);

    private async ValueTask CopyAsync(ReadOnlyMemory<byte> bytes, CancellationToken token)
    {
        while (bytes.Length > 0)
        {
            var room = sink.Room;
            var count = Math.Min(bytes.Length, room.Length);
            bytes[..count].CopyTo(room);
            await sink.AdvanceAsync(count, token);
            bytes = bytes[count..];
        }
    }
}
