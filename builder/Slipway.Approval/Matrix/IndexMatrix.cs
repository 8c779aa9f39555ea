using Slipway.Approval.Index;
using Slipway.Builder.Curation;
using Slipway.Metadata.Index;
using Slipway.Metadata.Tiers;

namespace Slipway.Approval.Matrix;

/// <summary>The matrix of a curated index: each listed version, with what it declares and what its evidence proves.</summary>
public static class IndexMatrix
{
    /// <summary>Why a cell says nothing of linking.</summary>
    public static LinkedVerdict NotAsked { get; } = new(LinkedState.Unknown, "nobody looked: slipway matrix --linked does");

    /// <summary>The matrix, in which nothing was linked yet.</summary>
    public static CompatibilityMatrix Of(PluginIndex index, IndexFolder folder, IndexCheck check, IReadOnlyList<MatrixServer> servers) =>
        CompatibilityMatrix.Of(servers, index.Entries
            .SelectMany(entry => entry.Versions.Select(version => (Entry: entry, Version: version)))
            .AsParallel().AsOrdered()
            .Select(one => Row(check.Judge(one.Entry, one.Version, index, folder), servers, DateOnly.FromDateTime(check.Now.UtcDateTime))));

    private static MatrixRow Row(TierVerdict tier, IReadOnlyList<MatrixServer> servers, DateOnly today) => new()
    {
        Plugin = tier.Case.Entry.Id,
        Module = tier.Case.Entry.Module,
        Version = tier.Case.Version.Version,
        ContentHash = tier.Case.Version.ContentHash,
        // A tier is earned, and nobody is given more than they ask for.
        Tier = (Tier)Math.Max((int)tier.Earned, (int)tier.Case.Entry.Tier),
        Status = Status(tier.Case, today),
        Cells = [.. servers.Select(server => new MatrixCell(
            DeclaredVerdict.Of(tier.Case.Version.Compatibility, server), NotAsked, MatrixProof.Of(tier, server)))],
    };

    // The graver of the two: a plugin that was withdrawn as a whole is withdrawn in each version.
    private static string Status(TierCase subject, DateOnly today) => new[] { subject.Entry.Status, subject.Version.Status }
        .Where(status => !status.IsActiveOn(today)).Select(status => status.State).Append(IndexStatus.Active.State)
        .MaxBy(state => IndexStatus.States.ToList().IndexOf(state))!;
}
