using Slipway.Metadata.Index;
using Slipway.Metadata.Tiers;

namespace Slipway.Approval.Matrix;

/// <summary>What the conformance evidence for a version says about one server.</summary>
internal static class MatrixProof
{
    /// <summary>Judges all of it; evidence for another server is none for this one.</summary>
    public static ProvenVerdict Of(TierVerdict tier, MatrixServer server)
    {
        var pieces = tier.Case.Version.Evidence.Zip(tier.Case.Evidence).Where(pair => pair.First.Type == EvidenceType.Conformance).ToList();
        var verdicts = pieces.Select(pair => Judge(pair.First, pair.Second, tier.Case.Entry.Publisher, server)).ToList();
        return verdicts.Find(one => one.State == ProvenState.Failed)
            ?? verdicts.Find(one => one.State == ProvenState.Proven)
            ?? verdicts.Find(one => one.State == ProvenState.Stale)
            ?? new ProvenVerdict(ProvenState.Unproven, pieces.Count == 0
                ? "the index lists no conformance report for this version"
                : $"conformance was proven on {string.Join(", ", pieces.Select(pair => pair.Second.Server?.ToString() ?? "an unnamed server").Distinct().Order(StringComparer.Ordinal))}");
    }

    private static ProvenVerdict Judge(Evidence listed, ProvenEvidence found, string publisher, MatrixServer server)
    {
        if (found.Server is null && found.Problem is not null)
        {
            return new ProvenVerdict(ProvenState.Stale, found.Problem, listed.Digest);
        }

        if (found.Server is { } tested && tested != server.Version)
        {
            return new ProvenVerdict(ProvenState.Unproven);
        }

        return found switch
        {
            { Problem: { } problem } => new ProvenVerdict(ProvenState.Failed, problem, listed.Digest),
            { Server: null } => new ProvenVerdict(ProvenState.Unproven, "the report does not say on which server it was made", listed.Digest),
            { IsSignedByPublisher: false } => new ProvenVerdict(ProvenState.Stale, $"no key of {publisher} that was valid at the time signed the report", listed.Digest),
            { ServerDigest: { } digest } when server.Digest is { } now && digest != now =>
                new ProvenVerdict(ProvenState.Stale, $"the report is about other bytes of server {server.Version}: {Short(digest)}, and the feed has {Short(now)}", listed.Digest),
            _ => new ProvenVerdict(ProvenState.Proven, null, listed.Digest),
        };
    }

    private static string Short(string digest) => digest.Length > 23 ? digest[..23] + "..." : digest;
}
