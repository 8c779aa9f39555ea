using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Slipway.Trust.Dsse;
using Slipway.Trust.Json;
using Slipway.Trust.Keys;

namespace Slipway.Trust.Sigstore;

/// <summary>Reads a bundle strictly: what its version demands must be there, what it forbids must not.</summary>
internal static class BundleReader
{
    public static Bundle Read(JsonElement root)
    {
        var version = ReadVersion(root.RequiredText("mediaType"));
        var material = root.RequiredMember("verificationMaterial");
        var bundle = ReadContent(root) with
        {
            Version = version,
            LogEntries = [.. material.Items("tlogEntries", BundleLimits.MostLogEntries).Select(entry => LogEntryReader.Read(entry, version))],
            Timestamps = ReadTimestamps(material),
        };
        bundle = ReadSigner(bundle, material);
        if (bundle is { Key: { Text.Length: > 0 } hint, Envelope: { } envelope } && envelope.Signatures[0].KeyId != hint.Text)
        {
            throw new JsonException($"The envelope's keyid '{envelope.Signatures[0].KeyId}' is not the bundle's key hint '{hint}'.");
        }

        return bundle;
    }

    private static BundleVersion ReadVersion(string mediaType) => mediaType switch
    {
        "application/vnd.dev.sigstore.bundle+json;version=0.1" => BundleVersion.V01,
        "application/vnd.dev.sigstore.bundle+json;version=0.2" => BundleVersion.V02,
        "application/vnd.dev.sigstore.bundle+json;version=0.3" or Bundle.MediaType => BundleVersion.V03,
        _ => throw new JsonException($"'{mediaType}' is not the media type of a bundle of version 0.1, 0.2 or 0.3."),
    };

    private static Bundle ReadContent(JsonElement root) => (root.Member("messageSignature"), root.Member("dsseEnvelope")) switch
    {
        ({ } message, null) => new Bundle { Message = ReadMessage(message) },
        (null, { } envelope) when DsseEnvelope.Read(envelope) is var read => read.Signatures.Length == 1
            ? new Bundle { Envelope = read }
            : throw new JsonException($"The envelope has {read.Signatures.Length} signatures; a bundle's has exactly one."),
        _ => throw new JsonException("A bundle holds either 'messageSignature' or 'dsseEnvelope'."),
    };

    private static MessageSignature ReadMessage(JsonElement message)
    {
        var digest = message.RequiredMember("messageDigest");
        var (algorithm, length) = digest.RequiredText("algorithm") switch
        {
            "SHA2_256" => (HashAlgorithmName.SHA256, SHA256.HashSizeInBytes),
            "SHA2_384" => (HashAlgorithmName.SHA384, SHA384.HashSizeInBytes),
            "SHA2_512" => (HashAlgorithmName.SHA512, SHA512.HashSizeInBytes),
            var other => throw new JsonException($"The digest algorithm '{other}' is not supported."),
        };
        var bytes = digest.RequiredBytes("digest");
        return bytes.Length == length
            ? new MessageSignature(algorithm, bytes, message.RequiredBytes("signature"))
            : throw new JsonException($"The digest has {bytes.Length} bytes where {algorithm.Name} has {length}.");
    }

    private static Bundle ReadSigner(Bundle bundle, JsonElement material) =>
        (material.Member("publicKey"), material.Member("certificate"), material.Member("x509CertificateChain")) switch
        {
            ({ } key, null, null) => bundle with { Key = new KeyHint(key.Text("hint") ?? "") },
            (null, { } certificate, null) => bundle with { Certificates = [ReadCertificate(certificate)] },
            (null, null, { } chain) when bundle.Version != BundleVersion.V03 => bundle with { Certificates = ReadChain(chain) },
            (null, null, { }) => throw new JsonException("A bundle of version 0.3 holds a certificate, not a chain."),
            (null, null, null) => throw new JsonException("The bundle names neither a key nor a certificate."),
            _ => throw new JsonException("The bundle names more than one of key, certificate and chain."),
        };

    private static ImmutableArray<ReadOnlyMemory<byte>> ReadChain(JsonElement chain)
    {
        var certificates = chain.Items("certificates", BundleLimits.MostCertificates).Select(ReadCertificate).ToImmutableArray();
        return certificates.IsEmpty ? throw new JsonException("The certificate chain is empty.") : certificates;
    }

    private static ReadOnlyMemory<byte> ReadCertificate(JsonElement certificate) =>
        certificate.RequiredBytes("rawBytes") is { Length: <= BundleLimits.LargestCertificate } bytes
            ? bytes
            : throw new JsonException("A certificate is larger than any real one.");

    private static ImmutableArray<ReadOnlyMemory<byte>> ReadTimestamps(JsonElement material) =>
        material.Member("timestampVerificationData") is not { } timestamps ? [] :
        [
            .. timestamps.Items("rfc3161Timestamps", BundleLimits.MostTimestamps).Select(ReadOnlyMemory<byte> (timestamp) =>
                timestamp.RequiredBytes("signedTimestamp") is { Length: <= BundleLimits.LargestTimestamp } bytes
                    ? bytes
                    : throw new JsonException("A time stamp is larger than any real one.")),
        ];
}
