using System.Buffers.Binary;

namespace Slipway.Trust.Transparency;

/// <summary>A signed certificate timestamp: a CT log's word that it saw a certificate (RFC 6962, 3.2).</summary>
internal sealed record CertificateTimestamp(
    ReadOnlyMemory<byte> LogId, ulong Milliseconds, ReadOnlyMemory<byte> Extensions, ReadOnlyMemory<byte> Signature)
{
    private const int Fixed = 1 + 32 + 8;
    private const int Sha256 = 4;
    private const int MostInOneList = 16;

    /// <summary>Reads a TLS-encoded list; null when it is malformed.</summary>
    public static IReadOnlyList<CertificateTimestamp>? ParseList(ReadOnlyMemory<byte> list)
    {
        if (Vector(ref list) is not { } content || !list.IsEmpty)
        {
            return null;
        }

        var read = new List<CertificateTimestamp>();
        while (!content.IsEmpty)
        {
            if (read.Count == MostInOneList || Vector(ref content) is not { } one || Parse(one) is not { } timestamp)
            {
                return null;
            }

            read.Add(timestamp);
        }

        return read;
    }

    private static CertificateTimestamp? Parse(ReadOnlyMemory<byte> one)
    {
        if (one.Length < Fixed || one.Span[0] != 0)
        {
            return null;
        }

        var rest = one[Fixed..];
        if (Vector(ref rest) is not { } extensions || rest.Length < 2 || rest.Span[0] != Sha256)
        {
            return null;
        }

        // The second byte names the signature algorithm; the log's own key decides that.
        rest = rest[2..];
        return Vector(ref rest) is { } signature && rest.IsEmpty
            ? new CertificateTimestamp(one.Slice(1, 32), BinaryPrimitives.ReadUInt64BigEndian(one.Span[33..]), extensions, signature)
            : null;
    }

    // opaque<0..2^16-1>
    private static ReadOnlyMemory<byte>? Vector(ref ReadOnlyMemory<byte> data)
    {
        if (data.Length < 2 || BinaryPrimitives.ReadUInt16BigEndian(data.Span) is var length && data.Length - 2 < length)
        {
            return null;
        }

        var vector = data.Slice(2, BinaryPrimitives.ReadUInt16BigEndian(data.Span));
        data = data[(2 + vector.Length)..];
        return vector;
    }
}
