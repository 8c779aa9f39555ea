using System.Buffers;
using System.IO.Compression;

namespace Slipway.Images.Gzip;

/// <summary>A gzip member (RFC 1952): up to one MiB of data, compressed on its own, in pooled memory.</summary>
internal readonly record struct GzipMember(byte[] Buffer, int Length)
{
    /// <summary>How much data one member holds. Part of the format: another size gives other blob digests.</summary>
    public const int DataSize = 1 << 20;

    private const int ExtraFlags = 8;
    private const int OperatingSystem = 9;
    private const byte UnknownSystem = 0xff;

    // zlib-ng's fast levels may expand incompressible data by an eighth.
    private const int Capacity = DataSize + (DataSize / 4);

    /// <summary>Compresses data in a single write, since zlib's output depends on how the writes are cut.</summary>
    public static GzipMember Compress(ReadOnlySpan<byte> data, int level)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Capacity);
        using var output = new MemoryStream(buffer, 0, buffer.Length, writable: true);
        using (var gzip = new GZipStream(output, new ZLibCompressionOptions { CompressionLevel = level }, leaveOpen: true))
        {
            gzip.Write(data);
        }

        // Both bytes say who compressed, not what: they would differ by platform and level.
        buffer[ExtraFlags] = 0;
        buffer[OperatingSystem] = UnknownSystem;
        return new GzipMember(buffer, (int)output.Position);
    }

    /// <summary>Gives the memory back.</summary>
    public void Return() => ArrayPool<byte>.Shared.Return(Buffer);
}
