using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Slipway.Trust.Keys;

/// <summary>A public key that signatures are checked with. It is data: two keys are equal when their SPKI bytes are.</summary>
public sealed class VerifyingKey : IEquatable<VerifyingKey>
{
    /// <summary>The longest PEM text that is read; a certificate with its chain fits.</summary>
    public const int LargestPem = 256 * 1024;

    private const int SmallestRsa = 2048;
    private const int LargestRsa = 8192;

    private readonly byte[] _spki;
    private readonly byte[] _raw;

    private VerifyingKey(byte[] spki, KeyAlgorithm algorithm, byte[] raw)
    {
        _spki = spki;
        _raw = raw;
        Algorithm = algorithm;
        Hint = KeyHint.Of(spki);
    }

    /// <summary>What kind of key it is.</summary>
    public KeyAlgorithm Algorithm { get; }

    /// <summary>The name by which bundles and envelopes refer to the key.</summary>
    public KeyHint Hint { get; }

    /// <summary>The key as a DER SubjectPublicKeyInfo.</summary>
    public ReadOnlyMemory<byte> Spki => _spki;

    /// <summary>Reads the PEM text of a public key or of a certificate; <paramref name="subject"/> names the file in problems.</summary>
    public static Checked<VerifyingKey> Parse(string pem, string subject) => PublicKeyPem.Read(pem, subject);

    /// <summary>Reads a DER SubjectPublicKeyInfo; null when it is none, or of a kind or size that is not verified with.</summary>
    public static VerifyingKey? FromSpki(ReadOnlyMemory<byte> spki)
    {
        try
        {
            var info = SubjectPublicKey.Read(spki);
            return info.Algorithm switch
            {
                KeyAlgorithm.Rsa => FromRsa(spki.ToArray()),
                KeyAlgorithm.Ed25519 => info.Key.Length == Ed25519.KeyLength
                    ? new VerifyingKey(spki.ToArray(), KeyAlgorithm.Ed25519, info.Key) : null,
                { } curve => FromEcdsa(spki.ToArray(), curve),
                null => null,
            };
        }
        catch (Exception error) when (error is AsnContentException or CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Whether <paramref name="signature"/> (DER for ECDSA) is this key's over <paramref name="message"/>.</summary>
    public bool Verifies(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) => Algorithm switch
    {
        KeyAlgorithm.EcdsaP256 => VerifiesDigest(HashAlgorithmName.SHA256, SHA256.HashData(message), signature),
        KeyAlgorithm.EcdsaP384 => VerifiesDigest(HashAlgorithmName.SHA384, SHA384.HashData(message), signature)
            || VerifiesDigest(HashAlgorithmName.SHA256, SHA256.HashData(message), signature),
        KeyAlgorithm.EcdsaP521 => VerifiesDigest(HashAlgorithmName.SHA512, SHA512.HashData(message), signature)
            || VerifiesDigest(HashAlgorithmName.SHA256, SHA256.HashData(message), signature),
        KeyAlgorithm.Rsa => VerifiesDigest(HashAlgorithmName.SHA256, SHA256.HashData(message), signature),
        _ => Ed25519.Verify(_raw, message, signature),
    };

    /// <summary>Whether <paramref name="signature"/> is this key's over something of this digest; never true for Ed25519, which signs messages.</summary>
    public bool VerifiesDigest(HashAlgorithmName algorithm, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        try
        {
            switch (Algorithm)
            {
                case KeyAlgorithm.Rsa:
                    using (var rsa = RSA.Create())
                    {
                        rsa.ImportSubjectPublicKeyInfo(_spki, out _);
                        return rsa.VerifyHash(digest, signature, algorithm, RSASignaturePadding.Pkcs1);
                    }

                case KeyAlgorithm.Ed25519:
                    return false;
                default:
                    using (var ecdsa = ECDsa.Create())
                    {
                        ecdsa.ImportSubjectPublicKeyInfo(_spki, out _);
                        return ecdsa.VerifyHash(digest, signature, DSASignatureFormat.Rfc3279DerSequence);
                    }
            }
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>The key as PEM, with one line feed at the end: Rekor and cosign refuse more, and other tools want one.</summary>
    public string ToPem() => PemEncoding.WriteString("PUBLIC KEY", _spki) + "\n";

    /// <inheritdoc />
    public bool Equals(VerifyingKey? other) => other is not null && _spki.AsSpan().SequenceEqual(other._spki);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as VerifyingKey);

    /// <inheritdoc />
    public override int GetHashCode() => Hint.GetHashCode();

    /// <summary>The kind of key and its hint.</summary>
    public override string ToString() => $"{Algorithm} {Hint}";

    private static VerifyingKey? FromEcdsa(byte[] spki, KeyAlgorithm curve)
    {
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportSubjectPublicKeyInfo(spki, out var read);
        return read == spki.Length ? new VerifyingKey(spki, curve, []) : null;
    }

    private static VerifyingKey? FromRsa(byte[] spki)
    {
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(spki, out var read);
        return read == spki.Length && rsa.KeySize is >= SmallestRsa and <= LargestRsa ? new VerifyingKey(spki, KeyAlgorithm.Rsa, []) : null;
    }
}
