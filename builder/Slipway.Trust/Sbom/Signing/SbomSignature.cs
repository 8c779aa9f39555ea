using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Slipway.Trust.Json;
using Slipway.Trust.Keys;

namespace Slipway.Trust.Sbom.Signing;

/// <summary>
/// The signature inside a CycloneDX document (JSF, ES256), for readers that get the document alone. Beside an image the signed
/// attestation over it is what counts.
/// </summary>
/// <remarks>https://cyberphone.github.io/doc/security/jsf.html</remarks>
public static class SbomSignature
{
    private const string Member = "signature";
    private const string Value = "value";

    /// <summary>Adds a signature over the whole document; one that is there already is replaced.</summary>
    public static async Task<Checked<byte[]>> SignAsync(ReadOnlyMemory<byte> document, ISigner signer, CancellationToken token)
    {
        var unsigned = Write(document, signer.Key, null);
        var signature = await signer.SignAsync(Digest(unsigned), token);
        return signature.Ok
            ? Write(document, signer.Key, SignatureForms.ToPair(signature.Value.Der))
            : Checked<byte[]>.From(signature.Problems);
    }

    /// <summary>Whether the document carries a signature of this key over all of it.</summary>
    public static bool Verifies(ReadOnlyMemory<byte> document, VerifyingKey key)
    {
        try
        {
            var text = CanonicalJson.Read(document, root => root.RequiredMember(Member).RequiredText(Value));
            return Base64Url.IsValid(text)
                && Base64Url.DecodeFromChars(text) is { Length: SignatureForms.PairLength } pair
                && key.VerifiesDigest(HashAlgorithmName.SHA256, Digest(document).ToBytes(), SignatureForms.ToDer(pair));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // The signature covers everything, also what it says of itself, but its own value.
    private static Sha256Digest Digest(ReadOnlyMemory<byte> document) =>
        CanonicalJson.Read(document, root => Sha256Digest.Of(CanonicalText.Of(root, Member, Value)));

    private static byte[] Write(ReadOnlyMemory<byte> document, VerifyingKey key, byte[]? pair) => CanonicalJson.Read(document, root =>
        CanonicalJson.WriteIndented(writer => writer.Object(() =>
        {
            foreach (var member in root.EnumerateObject().Where(member => member.Name != Member))
            {
                member.WriteTo(writer);
            }

            writer.Object(Member, () =>
            {
                writer.WriteString("algorithm", "ES256");
                writer.Object("publicKey", () => WriteKey(writer, key));
                writer.Optional(Value, pair is null ? null : Base64Url.EncodeToString(pair));
            });
        })));

    private static void WriteKey(Utf8JsonWriter writer, VerifyingKey key)
    {
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportSubjectPublicKeyInfo(key.Spki.Span, out _);
        var point = ecdsa.ExportParameters(includePrivateParameters: false).Q;
        writer.WriteString("kty", "EC");
        writer.WriteString("crv", "P-256");
        writer.WriteString("x", Base64Url.EncodeToString(point.X));
        writer.WriteString("y", Base64Url.EncodeToString(point.Y));
    }
}
