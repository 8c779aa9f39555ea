using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Resolution;

/// <summary>
/// Decides between files of one name as the .NET SDK does when it publishes: the higher assembly version wins, then the higher file
/// version; a tie goes to the shared framework, and among packages to the first by id. What the server itself brings is never replaced.
/// </summary>
internal static class AssetConflicts
{
    /// <summary>The packages without the files that lose.</summary>
    public static IReadOnlyList<ResolvedPackage> Resolve(
        IReadOnlyList<ResolvedPackage> packages, IReadOnlySet<PackageId> server, IReadOnlyDictionary<string, FrameworkFile> framework, DiagnosticBag bag)
    {
        var losers = new HashSet<(PackageId, PackageAsset)>();
        var winners = new Dictionary<string, Candidate>(StringComparer.OrdinalIgnoreCase);
        foreach (var candidate in packages.SelectMany(package => package.Shipped.Select(asset => new Candidate(package, asset))))
        {
            if (candidate.Asset.Kind != AssetKind.Resource && framework.TryGetValue(candidate.Asset.FileName, out var file) && !IsNewer(candidate, file))
            {
                losers.Add(candidate.Key);
            }
            else if (winners.TryGetValue(candidate.Asset.Target, out var known))
            {
                var wins = server.Contains(candidate.Package.Id) != server.Contains(known.Package.Id)
                    ? server.Contains(candidate.Package.Id) : Compare(candidate, known) > 0;
                losers.Add(wins ? known.Key : candidate.Key);
                winners[candidate.Asset.Target] = wins ? candidate : known;
                bag.Add(Report(wins ? candidate : known, wins ? known : candidate, server));
            }
            else
            {
                winners.Add(candidate.Asset.Target, candidate);
            }
        }

        return losers.Count == 0
            ? packages
            : [.. packages.Select(package => package with { Assets = [.. package.Assets.Where(asset => !losers.Contains((package.Id, asset)))] })];
    }

    private static bool IsNewer(Candidate candidate, FrameworkFile file)
    {
        var assembly = Compare(candidate.AssemblyVersion, file.AssemblyVersion);
        return assembly != 0 ? assembly > 0 : Compare(candidate.FileVersion, file.FileVersion) > 0;
    }

    private static int Compare(Candidate left, Candidate right)
    {
        var assembly = Compare(left.AssemblyVersion, right.AssemblyVersion);
        return assembly != 0 ? assembly : Compare(left.FileVersion, right.FileVersion);
    }

    private static int Compare(Version? left, Version? right) => Comparer<Version?>.Default.Compare(left, right);

    private static Diagnostic Report(Candidate winner, Candidate loser, IReadOnlySet<PackageId> server) =>
        server.Contains(winner.Package.Id) && !server.Contains(loser.Package.Id)
            ? ResolutionRules.ServerFile.At(
                null, $"{loser.Package}{(loser.Package.Why is [var why, ..] ? $" ({why})" : "")} brings {loser.Asset.Target}, which is the server's own, of {winner.Package}",
                $"take a version of it that depends on {winner.Package.Id} instead of carrying its files")
            : ResolutionRules.FileConflict.At(
                null, $"{winner.Package} and {loser.Package} both bring {winner.Asset.Target}; the one of {winner.Package} is taken", null);

    private sealed record Candidate(ResolvedPackage Package, PackageAsset Asset)
    {
        public (PackageId, PackageAsset) Key => (Package.Id, Asset);

        public Version? AssemblyVersion => Version.TryParse(Asset.AssemblyVersion, out var version) ? version : null;

        public Version? FileVersion => Version.TryParse(Asset.FileVersion, out var version) ? version : null;
    }
}
