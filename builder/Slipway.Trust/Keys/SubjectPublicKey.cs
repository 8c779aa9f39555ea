using System.Formats.Asn1;

namespace Slipway.Trust.Keys;

/// <summary>What a SubjectPublicKeyInfo (RFC 5280, 4.1.2.7) says of its key: the kind, when it is one of ours, and the bits.</summary>
internal sealed record SubjectPublicKey(KeyAlgorithm? Algorithm, byte[] Key)
{
    private const string EcPublicKey = "1.2.840.10045.2.1";
    private const string RsaEncryption = "1.2.840.113549.1.1.1";
    private const string EdwardsCurve25519 = "1.3.101.112";

    /// <summary>Reads the structure; throws an <see cref="AsnContentException"/> when it is malformed.</summary>
    public static SubjectPublicKey Read(ReadOnlyMemory<byte> spki)
    {
        var reader = new AsnReader(spki, AsnEncodingRules.DER);
        var info = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        var identifier = info.ReadSequence();
        var algorithm = identifier.ReadObjectIdentifier() switch
        {
            EcPublicKey => Curve(identifier),
            RsaEncryption => KeyAlgorithm.Rsa,
            EdwardsCurve25519 => KeyAlgorithm.Ed25519,
            _ => (KeyAlgorithm?)null,
        };
        var key = info.ReadBitString(out _);
        info.ThrowIfNotEmpty();
        return new SubjectPublicKey(algorithm, key);
    }

    // Curves are named; explicit parameters would let a stranger choose the mathematics.
    private static KeyAlgorithm? Curve(AsnReader identifier) =>
        identifier.PeekTag() != Asn1Tag.ObjectIdentifier ? null : identifier.ReadObjectIdentifier() switch
        {
            "1.2.840.10045.3.1.7" => KeyAlgorithm.EcdsaP256,
            "1.3.132.0.34" => KeyAlgorithm.EcdsaP384,
            "1.3.132.0.35" => KeyAlgorithm.EcdsaP521,
            _ => null,
        };
}
