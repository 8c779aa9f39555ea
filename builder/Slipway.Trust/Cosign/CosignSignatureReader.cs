using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Slipway.Trust.Json;
using Slipway.Trust.Keys;
using Slipway.Trust.Sigstore;

namespace Slipway.Trust.Cosign;

/// <summary>Turns a signature of cosign's first form into the bundle that says the same, so that one verifier judges both.</summary>
internal static class CosignSignatureReader
{
    private const int LargestAnnotation = 256 * 1024;

    /// <summary>Reads the annotations; a <see cref="JsonException"/> says what is malformed.</summary>
    public static Bundle ToBundle(CosignSignature signature)
    {
        var bytes = Base64.Decode(Annotation(signature, CosignNames.SignatureAnnotation) ?? throw new JsonException("The layer has no signature annotation."), "signature");
        var certificate = Annotation(signature, CosignNames.CertificateAnnotation);
        return new Bundle
        {
            Version = BundleVersion.V01,
            Message = new MessageSignature(HashAlgorithmName.SHA256, SHA256.HashData(signature.Payload.Span), bytes),
            Key = certificate is null ? default(KeyHint) : null,
            Certificates = certificate is null ? [] : [.. Certificates(certificate).Take(1), .. Intermediates(Annotation(signature, CosignNames.ChainAnnotation))],
            LogEntries = Annotation(signature, CosignNames.BundleAnnotation) is { } entry ? [ReadEntry(Encoding.UTF8.GetBytes(entry))] : [],
            Timestamps = Annotation(signature, CosignNames.TimestampAnnotation) is { } stamp ? [ReadTimestamp(Encoding.UTF8.GetBytes(stamp))] : [],
        };
    }

    private static string? Annotation(CosignSignature signature, string name) => signature.Annotations.TryGetValue(name, out var text) && text.Length > 0
        ? text.Length <= LargestAnnotation ? text : throw new JsonException($"The annotation '{name}' is larger than any real one.")
        : null;

    private static ImmutableArray<ReadOnlyMemory<byte>> Certificates(string pem)
    {
        var certificates = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>();
        var rest = pem.AsSpan();
        while (PemEncoding.TryFind(rest, out var fields) && certificates.Count < BundleLimits.MostCertificates)
        {
            if (rest[fields.Label] is not "CERTIFICATE")
            {
                throw new JsonException("A certificate annotation holds something else.");
            }

            certificates.Add(Convert.FromBase64String(rest[fields.Base64Data].ToString()));
            rest = rest[fields.Location.End..];
        }

        return certificates.Count > 0 ? certificates.ToImmutable() : throw new JsonException("A certificate annotation holds no certificate.");
    }

    // cosign writes the root at the chain's end; the trusted root decides which one counts, so the last certificate is left out.
    private static IEnumerable<ReadOnlyMemory<byte>> Intermediates(string? pem) => pem is null ? [] : Certificates(pem).SkipLast(1);

    private static LogEntry ReadEntry(byte[] json) => CanonicalJson.Read(json, root =>
    {
        var payload = root.RequiredMember("Payload");
        var body = payload.RequiredBytes("body");
        var (kind, version) = CanonicalJson.Read(body, entry => (entry.RequiredText("kind"), entry.RequiredText("apiVersion")));
        var id = payload.RequiredText("logID");
        return new LogEntry(id.Length == 64 && id.All(char.IsAsciiHexDigit) ? Convert.FromHexString(id) : throw new JsonException("'logID' is not hexadecimal."), payload.Count("logIndex"), body)
        {
            Kind = kind,
            KindVersion = version,
            IntegratedTime = payload.Count("integratedTime"),
            SignedEntryTimestamp = root.RequiredBytes("SignedEntryTimestamp"),
        };
    });

    private static ReadOnlyMemory<byte> ReadTimestamp(byte[] json) => CanonicalJson.Read(json, root =>
        root.RequiredBytes("SignedRFC3161Timestamp") is { Length: <= BundleLimits.LargestTimestamp } bytes ? bytes : throw new JsonException("The time stamp is larger than any real one."));
}
