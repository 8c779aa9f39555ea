namespace Slipway.Trust.Sigstore;

/// <summary>What a transparency log returned for a signature.</summary>
/// <param name="LogId">The log's key id.</param>
/// <param name="LogIndex">The entry's number.</param>
/// <param name="Body">The canonical entry, as it is hashed into the tree.</param>
public sealed record LogEntry(ReadOnlyMemory<byte> LogId, long LogIndex, ReadOnlyMemory<byte> Body)
{
    /// <summary>What kind of entry the bundle says it is; the body must agree.</summary>
    public required string Kind { get; init; }

    /// <summary>The version of that kind.</summary>
    public required string KindVersion { get; init; }

    /// <summary>Seconds since 1970 at which the log says it took the entry; true only as far as the promise verifies.</summary>
    public long IntegratedTime { get; init; }

    /// <summary>The log's promise to include the entry, which also vouches for <see cref="IntegratedTime"/>.</summary>
    public ReadOnlyMemory<byte>? SignedEntryTimestamp { get; init; }

    /// <summary>The proof that the entry is included.</summary>
    public InclusionProof? InclusionProof { get; init; }
}
