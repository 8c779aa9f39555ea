using System.Security.Cryptography;
using System.Text.Json;
using Slipway.Trust.Json;

namespace Slipway.Trust.Sigstore;

/// <summary>Reads the log entries of a bundle.</summary>
internal static class LogEntryReader
{
    public static LogEntry Read(JsonElement entry, BundleVersion version)
    {
        var kind = entry.RequiredMember("kindVersion");
        var read = new LogEntry(entry.RequiredMember("logId").RequiredBytes("keyId"), entry.Count("logIndex"), entry.RequiredBytes("canonicalizedBody"))
        {
            Kind = kind.RequiredText("kind"),
            KindVersion = kind.RequiredText("version"),
            IntegratedTime = entry.Count("integratedTime"),
            SignedEntryTimestamp = entry.Member("inclusionPromise") is { } promise ? promise.RequiredBytes("signedEntryTimestamp") : default(ReadOnlyMemory<byte>?),
            InclusionProof = entry.Member("inclusionProof") is { } proof ? ReadProof(proof) : null,
        };
        return (version, read) switch
        {
            (BundleVersion.V01, { SignedEntryTimestamp: null }) => throw new JsonException("A log entry of a bundle of version 0.1 has no inclusion promise."),
            (not BundleVersion.V01, { InclusionProof: null }) => throw new JsonException("A log entry has no inclusion proof."),
            (not BundleVersion.V01, { InclusionProof.Checkpoint: "" }) => throw new JsonException("An inclusion proof has no checkpoint."),
            _ => read,
        };
    }

    private static InclusionProof ReadProof(JsonElement proof) => new(
        proof.Count("logIndex"),
        proof.Count("treeSize"),
        Hash(proof.RequiredBytes("rootHash")),
        [.. proof.Items("hashes", BundleLimits.MostHashes).Select(item => Hash(Base64.Decode(item.ItemText(), "hashes")))],
        proof.Member("checkpoint")?.Text("envelope") switch
        {
            null => "",
            { Length: <= BundleLimits.LargestCheckpoint } checkpoint => checkpoint,
            _ => throw new JsonException("A checkpoint is larger than any real one."),
        });

    private static ReadOnlyMemory<byte> Hash(byte[] bytes) => bytes.Length == SHA256.HashSizeInBytes
        ? bytes
        : throw new JsonException($"A hash of the inclusion proof has {bytes.Length} bytes instead of 32.");
}
