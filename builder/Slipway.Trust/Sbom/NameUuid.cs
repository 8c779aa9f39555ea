using System.Security.Cryptography;

namespace Slipway.Trust.Sbom;

/// <summary>UUIDs of version 5: made of a name, so the same name has the same one (RFC 9562, 5.5).</summary>
internal static class NameUuid
{
    // Version 5 of "https://slipway.dev/sbom" in the RFC's URL name space.
    private static readonly Guid Documents = Of(new Guid("6ba7b811-9dad-11d1-80b4-00c04fd430c8"), "https://slipway.dev/sbom"u8);

    /// <summary>The UUID of a document's content.</summary>
    public static Guid Of(ReadOnlySpan<byte> content) => Of(Documents, SHA256.HashData(content));

    /// <summary>The UUID of a name in a name space.</summary>
    public static Guid Of(Guid space, ReadOnlySpan<byte> name)
    {
#pragma warning disable CA5350 // The RFC names the algorithm; nothing is secured by it.
        var hash = SHA1.HashData([.. space.ToByteArray(bigEndian: true), .. name]);
#pragma warning restore CA5350
        var bytes = hash.AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x50);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
