using Slipway.Trust.TrustedRoots;

namespace Slipway.Trust.Transparency;

/// <summary>What can be wrong with what logs say.</summary>
internal static class TransparencyProblems
{
    private const string SignAgain = "Sign again; if it happens again, the log or the bundle has been tampered with.";

    public static TrustProblem UnknownLog(string subject, ReadOnlySpan<byte> id, IEnumerable<string> known) => new(
        "SLP6720", subject,
        "The log entry is from a log that the trusted root does not know: it may belong to another Sigstore instance, or the root is old.",
        "Give the trusted root of the instance that signed, or a newer one.")
    {
        Expected = string.Join(", ", known),
        Found = $"a log with the id {Convert.ToHexStringLower(id)}",
    };

    public static TrustProblem NoProof(string subject, string log) => new(
        "SLP6721", subject, $"The entry of {log} carries neither a promise nor a proof with a checkpoint.", SignAgain);

    public static TrustProblem BrokenPromise(string subject, string log) => new(
        "SLP6722", subject, $"The promise of {log} is not the log's signature over this entry and its time.", SignAgain);

    public static TrustProblem BrokenProof(string subject, string log) => new(
        "SLP6723", subject, $"The inclusion proof does not lead from the entry to the root of the tree of {log}.", SignAgain);

    public static TrustProblem BrokenCheckpoint(string subject, string log, string reason) => new(
        "SLP6724", subject, $"The checkpoint of {log} does not vouch for the entry: {reason}.", SignAgain);

    public static TrustProblem LogNotInUse(string subject, TransparencyLog log, DateTimeOffset time) => new(
        "SLP6725", subject, $"The key of {log.Name} was not in use when it is said to have signed.", SignAgain)
    {
        Expected = log.ValidFor.ToString(),
        Found = $"{time:u}",
    };

    public static TrustProblem OtherEntry(string subject, string what) => new(
        "SLP6726", subject, $"The log entry is not about this signature: {what}. An entry of something else proves nothing.",
        "Sign again; a bundle with a foreign log entry is an attack or a broken tool.");
}
