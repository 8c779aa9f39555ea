using System.Globalization;
using System.Text.Json;

namespace Slipway.Trust.Sigstore;

/// <summary>Writes bundles as protobuf's JSON does: 64-bit numbers as texts, enumerations by name.</summary>
internal static class BundleWriter
{
    public static void Write(Utf8JsonWriter writer, Bundle bundle)
    {
        writer.WriteStartObject();
        writer.WriteString("mediaType", Bundle.MediaType);
        writer.WriteStartObject("verificationMaterial");
        WriteSigner(writer, bundle);
        writer.WriteStartArray("tlogEntries");
        foreach (var entry in bundle.LogEntries)
        {
            WriteEntry(writer, entry);
        }

        writer.WriteEndArray();
        writer.WriteStartObject("timestampVerificationData");
        writer.WriteStartArray("rfc3161Timestamps");
        foreach (var timestamp in bundle.Timestamps)
        {
            writer.WriteStartObject();
            writer.WriteBase64String("signedTimestamp", timestamp.Span);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
        WriteContent(writer, bundle);
        writer.WriteEndObject();
    }

    private static void WriteSigner(Utf8JsonWriter writer, Bundle bundle)
    {
        if (bundle.Key is { } key)
        {
            writer.WriteStartObject("publicKey");
            writer.WriteString("hint", key.Text);
        }
        else
        {
            writer.WriteStartObject("certificate");
            writer.WriteBase64String("rawBytes", bundle.Certificates[0].Span);
        }

        writer.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter writer, LogEntry entry)
    {
        writer.WriteStartObject();
        writer.WriteString("logIndex", Number(entry.LogIndex));
        writer.WriteStartObject("logId");
        writer.WriteBase64String("keyId", entry.LogId.Span);
        writer.WriteEndObject();
        writer.WriteStartObject("kindVersion");
        writer.WriteString("kind", entry.Kind);
        writer.WriteString("version", entry.KindVersion);
        writer.WriteEndObject();
        writer.WriteString("integratedTime", Number(entry.IntegratedTime));
        if (entry.SignedEntryTimestamp is { } promise)
        {
            writer.WriteStartObject("inclusionPromise");
            writer.WriteBase64String("signedEntryTimestamp", promise.Span);
            writer.WriteEndObject();
        }

        if (entry.InclusionProof is { } proof)
        {
            WriteProof(writer, proof);
        }

        writer.WriteBase64String("canonicalizedBody", entry.Body.Span);
        writer.WriteEndObject();
    }

    private static void WriteProof(Utf8JsonWriter writer, InclusionProof proof)
    {
        writer.WriteStartObject("inclusionProof");
        writer.WriteString("logIndex", Number(proof.LogIndex));
        writer.WriteBase64String("rootHash", proof.RootHash.Span);
        writer.WriteString("treeSize", Number(proof.TreeSize));
        writer.WriteStartArray("hashes");
        foreach (var hash in proof.Hashes)
        {
            writer.WriteBase64StringValue(hash.Span);
        }

        writer.WriteEndArray();
        writer.WriteStartObject("checkpoint");
        writer.WriteString("envelope", proof.Checkpoint);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter writer, Bundle bundle)
    {
        if (bundle.Envelope is { } envelope)
        {
            writer.WritePropertyName("dsseEnvelope");
            envelope.Write(writer);
            return;
        }

        writer.WriteStartObject("messageSignature");
        writer.WriteStartObject("messageDigest");
        writer.WriteString("algorithm", $"SHA2_{bundle.Message!.Algorithm.Name![3..]}");
        writer.WriteBase64String("digest", bundle.Message.Digest.Span);
        writer.WriteEndObject();
        writer.WriteBase64String("signature", bundle.Message.Signature.Span);
        writer.WriteEndObject();
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
