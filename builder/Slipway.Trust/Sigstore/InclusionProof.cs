using System.Collections.Immutable;

namespace Slipway.Trust.Sigstore;

/// <summary>The way from an entry to the root of its log's tree, and the log's signed word for that root.</summary>
/// <param name="LogIndex">The entry's index in its tree; a log of several shards numbers the entry itself otherwise.</param>
/// <param name="TreeSize">How many entries the tree had.</param>
/// <param name="RootHash">The tree's root.</param>
/// <param name="Hashes">The siblings, lowest first.</param>
/// <param name="Checkpoint">The signed note.</param>
public sealed record InclusionProof(
    long LogIndex, long TreeSize, ReadOnlyMemory<byte> RootHash, ImmutableArray<ReadOnlyMemory<byte>> Hashes, string Checkpoint);
