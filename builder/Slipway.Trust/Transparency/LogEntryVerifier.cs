using Slipway.Trust.Sigstore;
using Slipway.Trust.TrustedRoots;

namespace Slipway.Trust.Transparency;

/// <summary>Whether a trusted log really holds an entry: promise, proof and checkpoint, whichever are there, must all hold.</summary>
internal static class LogEntryVerifier
{
    // The last moment that DateTimeOffset can say.
    private const long LatestTime = 253402300799;

    public static Checked<VerifiedEntry> Verify(LogEntry entry, TrustedRoot root, string subject)
    {
        var log = root.Logs.FirstOrDefault(candidate => candidate.Id.Span.SequenceEqual(entry.LogId.Span));
        if (log is null)
        {
            return TransparencyProblems.UnknownLog(subject, entry.LogId.Span, root.Logs.Select(known => known.Name));
        }

        if (entry.InclusionProof is { } proof && ProofProblem(entry, proof, log, subject) is { } wrong)
        {
            return wrong;
        }

        return entry.SignedEntryTimestamp is { } promise
            ? WithPromise(entry, promise, log, subject)
            : entry.InclusionProof is null ? TransparencyProblems.NoProof(subject, log.Name) : new VerifiedEntry(log, null);
    }

    private static Checked<VerifiedEntry> WithPromise(LogEntry entry, ReadOnlyMemory<byte> promise, TransparencyLog log, string subject)
    {
        if (entry.IntegratedTime is <= 0 or > LatestTime || !EntryPromise.Holds(entry, promise.Span, log))
        {
            return TransparencyProblems.BrokenPromise(subject, log.Name);
        }

        var time = DateTimeOffset.FromUnixTimeSeconds(entry.IntegratedTime);
        return log.ValidFor.Contains(time) ? new VerifiedEntry(log, time) : TransparencyProblems.LogNotInUse(subject, log, time);
    }

    private static TrustProblem? ProofProblem(LogEntry entry, InclusionProof proof, TransparencyLog log, string subject)
    {
        if (!MerkleProof.Holds(proof, entry.Body.Span))
        {
            return TransparencyProblems.BrokenProof(subject, log.Name);
        }

        // Bundles of version 0.1 may carry a proof without a checkpoint: the promise vouches for them.
        if (proof.Checkpoint.Length == 0)
        {
            return entry.SignedEntryTimestamp is null ? TransparencyProblems.NoProof(subject, log.Name) : null;
        }

        return Checkpoint.Parse(proof.Checkpoint) switch
        {
            null => TransparencyProblems.BrokenCheckpoint(subject, log.Name, "it is no signed note"),
            var checkpoint when !checkpoint.IsSignedBy(log) => TransparencyProblems.BrokenCheckpoint(subject, log.Name, "no signature on it is the log's"),
            var checkpoint when checkpoint.Size != proof.TreeSize || !checkpoint.Root.AsSpan().SequenceEqual(proof.RootHash.Span) =>
                TransparencyProblems.BrokenCheckpoint(subject, log.Name, "it speaks of another tree than the proof"),
            _ => null,
        };
    }
}
