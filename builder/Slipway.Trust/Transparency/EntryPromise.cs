using Slipway.Trust.Json;
using Slipway.Trust.Sigstore;
using Slipway.Trust.TrustedRoots;

namespace Slipway.Trust.Transparency;

/// <summary>The signed entry timestamp of Rekor v1: the log's word that it took an entry, and when.</summary>
internal static class EntryPromise
{
    public static bool Holds(LogEntry entry, ReadOnlySpan<byte> promise, TransparencyLog log) => log.Key.Verifies(Signed(entry), promise);

    // RFC 8785 of the four values: keys in order, no white space.
    private static byte[] Signed(LogEntry entry) => CanonicalJson.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteBase64String("body", entry.Body.Span);
        writer.WriteNumber("integratedTime", entry.IntegratedTime);
        writer.WriteString("logID", Convert.ToHexStringLower(entry.LogId.Span));
        writer.WriteNumber("logIndex", entry.LogIndex);
        writer.WriteEndObject();
    });
}
