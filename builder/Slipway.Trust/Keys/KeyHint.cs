using System.Security.Cryptography;
using Slipway.Trust.Json;

namespace Slipway.Trust.Keys;

/// <summary>
/// The name by which a bundle says which key signed it: base64 of the SHA-256 of the SPKI for us, any text for others.
/// It is a hint to find the key, never a reason to trust it.
/// </summary>
public readonly record struct KeyHint(string Text)
{
    /// <summary>The hint of a key.</summary>
    public static KeyHint Of(ReadOnlySpan<byte> spki) => new(Convert.ToBase64String(SHA256.HashData(spki)));

    /// <summary>Whether this hint can belong to a key: a hint that is a fingerprint must be that key's, a free text says nothing.</summary>
    public bool MayBe(VerifyingKey key) => Fingerprint(Text) is not { } fingerprint || fingerprint == Fingerprint(key.Hint.Text);

    /// <summary>The hint itself.</summary>
    public override string ToString() => Text;

    // Tools write the same 32 bytes as base64 or as hexadecimal digits.
    private static Sha256Digest? Fingerprint(string text) =>
        Sha256Digest.TryParse(text, out var digest) ? digest
        : text.Length == 44 && Base64.TryDecode(text, out var bytes) && bytes.Length == SHA256.HashSizeInBytes ? Sha256Digest.FromHash(bytes)
        : null;
}
