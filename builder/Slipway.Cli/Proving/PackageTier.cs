using Slipway.Approval.Documentation;
using Slipway.Approval.Index;
using Slipway.Builder.Curation;
using Slipway.Cli.Verbs;
using Slipway.Metadata.Index;
using Slipway.Metadata.Tiers;

namespace Slipway.Cli.Proving;

/// <summary>The tier of a package that is at hand: as the index lists it; not listed yet, as it would be with the evidence beside it. Its documentation is looked at, too.</summary>
internal static class PackageTier
{
    /// <summary>Judges it; null after problems were told to the run.</summary>
    public static TierVerdict? Judge(VerbRun run, string written, (IndexCheck Check, IndexFolder Folder, PluginIndex Index) at, CancellationToken token)
    {
        var file = run.Edge.PathOf(written);
        if (PluginPackage.Read(file, written, run.Diagnostics, token) is not { } package)
        {
            return null;
        }

        var entry = at.Index.Find(package.Plugin.Publisher, package.Plugin.Name);
        var verdict = entry?.Find(package.Plugin.Version) is { } version && version.ContentHash == package.Package.ContentHash
            ? at.Check.Judge(entry, version, at.Index, at.Folder)
            : Drafted(run, file, package, at);
        if (verdict is not null)
        {
            run.Diagnostics.AddRange(DocumentationChecks.Judge(package.Documentation, verdict.Case.Entry.Tier));
        }

        return verdict;
    }

    private static TierVerdict? Drafted(VerbRun run, string file, PluginPackage package, (IndexCheck Check, IndexFolder Folder, PluginIndex Index) at)
    {
        var request = new IndexAddition.Request(package, Tier.Community, [], PackageEvidence.Beside(file, package.Package.Identity));
        if (IndexAddition.Draft(at.Folder, at.Index, request, run.Diagnostics) is not { } addition)
        {
            return null;
        }

        var drafted = at.Folder with { Drafts = addition.Drafts };
        return IndexCheck.Read(drafted, run.Diagnostics) is { } after ? at.Check.Judge(addition.Entry, addition.Version, after, drafted) : null;
    }
}
