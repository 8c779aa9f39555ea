using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Slipway.Trust.Json;
using Slipway.Trust.Sigstore;

namespace Slipway.Trust.Transparency;

/// <summary>Reads the canonical bodies of the kinds of entry that Rekor writes for signatures.</summary>
internal static class EntryBodyReader
{
    /// <summary>Reads a body; a <see cref="JsonException"/> says what is malformed or unknown.</summary>
    public static LoggedSignature Read(LogEntry entry) => CanonicalJson.Read(entry.Body, root =>
    {
        var (kind, version) = (root.RequiredText("kind"), root.RequiredText("apiVersion"));
        if (kind != entry.Kind || version != entry.KindVersion)
        {
            throw new JsonException($"it is a {kind} {version} where the bundle says {entry.Kind} {entry.KindVersion}");
        }

        var spec = root.RequiredMember("spec");
        return (kind, version) switch
        {
            ("hashedrekord", "0.0.1") => HashedRekord1(spec),
            ("hashedrekord", "0.0.2") => HashedRekord2(spec.RequiredMember("hashedRekordV002")),
            ("dsse", "0.0.1") => Dsse1(spec),
            ("dsse", "0.0.2") => Dsse2(spec.RequiredMember("dsseV002")),
            ("intoto", "0.0.2") => InToto2(spec.RequiredMember("content")),
            _ => throw new JsonException($"entries of the kind {kind} {version} are not read"),
        };
    });

    private static LoggedSignature HashedRekord1(JsonElement spec)
    {
        var hash = spec.RequiredMember("data").RequiredMember("hash");
        var signature = spec.RequiredMember("signature");
        return OfPem(LoggedDigest.Signed, hash, signature.RequiredBytes("content"), signature.RequiredMember("publicKey").RequiredBytes("content"));
    }

    private static LoggedSignature HashedRekord2(JsonElement spec)
    {
        var signature = spec.RequiredMember("signature");
        return OfDer(LoggedDigest.Signed, spec.RequiredMember("data"), signature.RequiredBytes("content"), signature.RequiredMember("verifier"));
    }

    private static LoggedSignature Dsse1(JsonElement spec)
    {
        var signature = OnlySignature(spec);
        return OfPem(LoggedDigest.Payload, spec.RequiredMember("payloadHash"), signature.RequiredBytes("signature"), signature.RequiredBytes("verifier"));
    }

    private static LoggedSignature Dsse2(JsonElement spec)
    {
        var signature = OnlySignature(spec);
        return OfDer(LoggedDigest.Payload, spec.RequiredMember("payloadHash"), signature.RequiredBytes("content"), signature.RequiredMember("verifier"));
    }

    // The signature is encoded twice: as the envelope has it, and once more.
    private static LoggedSignature InToto2(JsonElement content)
    {
        var signature = OnlySignature(content.RequiredMember("envelope"));
        var inner = Base64.Decode(Encoding.UTF8.GetString(signature.RequiredBytes("sig")), "sig");
        return OfPem(LoggedDigest.Payload, content.RequiredMember("payloadHash"), inner, signature.RequiredBytes("publicKey"));
    }

    private static JsonElement OnlySignature(JsonElement owner) => owner.Items("signatures", 1) is [var signature]
        ? signature
        : throw new JsonException("it has no signature");

    private static LoggedSignature OfPem(LoggedDigest digest, JsonElement hash, byte[] signature, byte[] pem)
    {
        var text = Encoding.UTF8.GetString(pem);
        if (!PemEncoding.TryFind(text, out var fields) || text[fields.Label] is not ("CERTIFICATE" or "PUBLIC KEY"))
        {
            throw new JsonException("its signer is neither a certificate nor a public key");
        }

        var value = hash.RequiredText("value");
        return value.Length % 2 == 0 && value.All(char.IsAsciiHexDigit)
            ? new LoggedSignature(
                digest, AlgorithmName(hash.RequiredText("algorithm")), Convert.FromHexString(value), signature,
                Convert.FromBase64String(text[fields.Base64Data]), text[fields.Label] == "CERTIFICATE")
            : throw new JsonException("its digest is not hexadecimal");
    }

    private static LoggedSignature OfDer(LoggedDigest digest, JsonElement hash, byte[] signature, JsonElement verifier)
    {
        var certificate = verifier.Member("x509Certificate");
        var signer = (certificate ?? verifier.RequiredMember("publicKey")).RequiredBytes("rawBytes");
        return new LoggedSignature(digest, AlgorithmName(hash.RequiredText("algorithm")), hash.RequiredBytes("digest"), signature, signer, certificate is not null);
    }

    private static string AlgorithmName(string written) => written switch
    {
        "sha256" or "SHA2_256" => "SHA256",
        "sha384" or "SHA2_384" => "SHA384",
        "sha512" or "SHA2_512" => "SHA512",
        _ => throw new JsonException($"its digest algorithm '{written}' is not read"),
    };
}
