using System.Text.Json;
using Slipway.Trust.Dsse;
using Slipway.Trust.Json;
using Slipway.Trust.Sigstore;
using Slipway.Trust.Transparency;
using Slipway.Trust.Verification;

namespace Slipway.Trust.Keyless;

/// <summary>Has a transparency log (Rekor 2) take an entry of a signature.</summary>
/// <remarks>https://github.com/sigstore/rekor-tiles/blob/main/api/proto/rekor/v2/entry.proto</remarks>
internal sealed class LogWitness(SigningConnection connection, SigningService log)
{
    // Logs refuse requests of some megabytes; the hash of a large statement proves as much.
    private const int LargestPayload = 1024 * 1024;

    private readonly Uri _address = log.At("/api/v2/log/entries");

    public async Task<Checked<LogEntry>> TestifyAsync(Bundle bundle, CancellationToken token)
    {
        var answer = await connection.PostAsync(_address, Request(bundle), "application/json", token);
        if (!answer.Ok)
        {
            return Checked<LogEntry>.From(answer.Problems);
        }

        try
        {
            var entry = CanonicalJson.Read(answer.Value, root => LogEntryReader.Read(root, BundleVersion.V03));
            return Problem(entry, bundle) is { } problem ? KeylessProblems.Unusable(_address, problem) : entry;
        }
        catch (JsonException error)
        {
            return KeylessProblems.Unusable(_address, error.Message);
        }
    }

    private string? Problem(LogEntry entry, Bundle bundle)
    {
        var content = new SignedContent(bundle, Artifact.Of(bundle.Envelope!.Payload));
        return !MerkleProof.Holds(entry.InclusionProof!, entry.Body.Span)
            ? "its proof does not lead to the root of its tree"
            : WitnessVerification.EntryProblem(entry, content, new SignerBytes(bundle.Certificates[0], IsCertificate: true), log.Url.ToString())?.Message;
    }

    private static byte[] Request(Bundle bundle) => CanonicalJson.Write(writer => writer.Object(() =>
    {
        var envelope = bundle.Envelope!;
        if (envelope.Payload.Length > LargestPayload)
        {
            writer.Object("hashedRekordRequestV002", () => WriteHash(writer, bundle, envelope));
            return;
        }

        writer.Object("dsseRequestV002", () =>
        {
            writer.WritePropertyName("envelope");
            envelope.Write(writer);
            writer.WriteStartArray("verifiers");
            writer.Object(() => WriteVerifier(writer, bundle));
            writer.WriteEndArray();
        });
    }));

    private static void WriteHash(Utf8JsonWriter writer, Bundle bundle, DsseEnvelope envelope)
    {
        writer.WriteBase64String("digest", envelope.SignedDigest.ToBytes());
        writer.Object("signature", () =>
        {
            writer.WriteBase64String("content", bundle.Signature.Span);
            writer.Object("verifier", () => WriteVerifier(writer, bundle));
        });
    }

    private static void WriteVerifier(Utf8JsonWriter writer, Bundle bundle)
    {
        writer.Object("x509Certificate", () => writer.WriteBase64String("rawBytes", bundle.Certificates[0].Span));
        writer.WriteString("keyDetails", "PKIX_ECDSA_P256_SHA_256");
    }
}
