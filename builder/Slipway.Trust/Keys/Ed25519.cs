using System.Numerics;
using System.Security.Cryptography;

namespace Slipway.Trust.Keys;

/// <summary>Verification of Ed25519 (RFC 8032), which the base library lacks. It handles public data only, so time may depend on it.</summary>
internal static class Ed25519
{
    public const int KeyLength = 32;
    private const int SignatureLength = 64;

    /// <summary>The order of the base point.</summary>
    private static readonly BigInteger Order = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether the signature is the key's over the message; malformed keys and signatures are false, never an exception.</summary>
    public static bool Verify(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (key.Length != KeyLength || signature.Length != SignatureLength || EdwardsPoint.Decode(key) is not { } a)
        {
            return false;
        }

        var s = new BigInteger(signature[32..], isUnsigned: true);
        if (s >= Order)
        {
            return false; // A second signature of the same message could be made of the first.
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
        hash.AppendData(signature[..32]);
        hash.AppendData(key);
        hash.AppendData(message);
        var k = new BigInteger(hash.GetHashAndReset(), isUnsigned: true) % Order;

        // R = sB - kA, compared by its encoding, so that a non-canonical R is refused.
        return EdwardsPoint.Combine(s, EdwardsPoint.Base, k, a.Negate()).Encode().AsSpan().SequenceEqual(signature[..32]);
    }
}
