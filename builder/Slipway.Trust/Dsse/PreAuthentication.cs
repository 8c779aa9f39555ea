using System.Security.Cryptography;
using System.Text;

namespace Slipway.Trust.Dsse;

/// <summary>
/// What a DSSE signature is really over: <c>DSSEv1 LEN(type) type LEN(payload) payload</c>, lengths in bytes. It keeps a payload of
/// one type from passing for another.
/// </summary>
/// <remarks>https://github.com/secure-systems-lab/dsse/blob/master/protocol.md</remarks>
public static class PreAuthentication
{
    /// <summary>The encoding's bytes.</summary>
    public static byte[] Encode(string payloadType, ReadOnlySpan<byte> payload) => [.. Head(payloadType, payload.Length), .. payload];

    /// <summary>The SHA-256 of the encoding, without copying the payload.</summary>
    public static Sha256Digest Digest(string payloadType, ReadOnlySpan<byte> payload)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Head(payloadType, payload.Length));
        hash.AppendData(payload);
        return Sha256Digest.FromHash(hash.GetHashAndReset());
    }

    private static byte[] Head(string payloadType, int payloadLength) => Encoding.UTF8.GetBytes(
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"DSSEv1 {Encoding.UTF8.GetByteCount(payloadType)} {payloadType} {payloadLength} "));
}
