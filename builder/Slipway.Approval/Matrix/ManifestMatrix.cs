using Slipway.Approval.Index;
using Slipway.Builder.Curation;
using Slipway.Builder.Linking;
using Slipway.Builder.Resolution;
using Slipway.Metadata.Index;
using Slipway.Metadata.Tiers;
using Slipway.Metadata.Versions;

namespace Slipway.Approval.Matrix;

/// <summary>The matrix of a build: its own plugins, of all tiers, against its server and the others that are named.</summary>
public static class ManifestMatrix
{
    private static readonly ProvenVerdict NoEvidence = new(ProvenState.Unproven, "no index with evidence is at hand");

    /// <summary>The columns: the build's server, and the others.</summary>
    public static IReadOnlyList<MatrixServer> Servers(ResolvedServer server, IEnumerable<MatrixServer> others)
    {
        var own = new MatrixServer(SemanticVersion.Parse(server.Lock.Server), [server.Lock.FrameworkApi], server.ServerPackage is { } package ? "sha512:" + package.ContentHash : null);
        return [.. others.Where(other => other.Version != own.Version).Prepend(own).OrderBy(one => one.Version)];
    }

    /// <summary>The matrix.</summary>
    /// <param name="server">The build.</param>
    /// <param name="linked">What linking found in it.</param>
    /// <param name="servers">The columns.</param>
    /// <param name="tiers">The judged versions of an index whose evidence is at hand.</param>
    public static CompatibilityMatrix Of(ResolvedServer server, IReadOnlyList<LinkedPackage> linked, IReadOnlyList<MatrixServer> servers, IReadOnlyList<TierVerdict> tiers) =>
        CompatibilityMatrix.Of(servers, server.Plugins.Select(plugin => Row(plugin, server, servers, (linked, tiers))));

    /// <summary>The verdicts about the index that a build names, where it names a folder; none otherwise.</summary>
    public static IReadOnlyList<TierVerdict> Tiers(ResolvedServer server, IndexCheck check)
    {
        if (server.Manifest.Index is not { } written)
        {
            return [];
        }

        var folder = new IndexFolder(Path.TrimEndingDirectorySeparator(server.Manifest.PathOf(written.Value)), written.Value);
        return IndexCheck.Read(folder, new Slipway.Metadata.Diagnostics.DiagnosticBag()) is { } index
            ? [.. index.Entries.SelectMany(entry => entry.Versions.Select(version => check.Judge(entry, version, index, folder)))] : [];
    }

    private static MatrixRow Row(
        ResolvedPlugin plugin, ResolvedServer server, IReadOnlyList<MatrixServer> servers, (IReadOnlyList<LinkedPackage> Linked, IReadOnlyList<TierVerdict> Tiers) known)
    {
        var own = SemanticVersion.Parse(server.Lock.Server);
        // Evidence is about bytes: that of another package of the same name proves nothing.
        var tier = known.Tiers.FirstOrDefault(one => one.Case.Entry.Id == plugin.Id && one.Case.Version.ContentHash == plugin.Package.ContentHash);
        return new MatrixRow
        {
            Plugin = plugin.Id,
            Module = plugin.Package.Id.ToString(),
            Version = SemanticVersion.Parse(plugin.Package.Version),
            ContentHash = plugin.Package.ContentHash,
            Tier = (Tier)Math.Max(plugin.Tier, tier is null ? plugin.Tier : (int)tier.Earned),
            Status = tier?.Case.Version.Status.State ?? IndexStatus.Active.State,
            Cells = [.. servers.Select(column => new MatrixCell(
                column.Version == own ? plugin.Compatibility : DeclaredVerdict.Of(plugin.Manifest?.Compatibility, column),
                column.Version == own ? Linked(plugin, server, known.Linked) : IndexMatrix.NotAsked,
                tier is null ? NoEvidence : MatrixProof.Of(tier, column)))],
        };
    }

    private static LinkedVerdict Linked(ResolvedPlugin plugin, ResolvedServer server, IReadOnlyList<LinkedPackage> linked)
    {
        var own = server.Packages.Where(package => package.Id == plugin.Package.Id || package.Why.Any(path => path.StartsWith(plugin.Package.Id + " ", StringComparison.OrdinalIgnoreCase)))
            .Select(package => package.Id).ToHashSet();
        return LinkedVerdict.Of(linked.Where(package => own.Contains(package.Package)));
    }
}
