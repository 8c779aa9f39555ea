using System.Text;
using Slipway.Builder.Manifest;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Resolution;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Index;
using Slipway.Metadata.Plugins;
using Slipway.Metadata.Shapes;
using Slipway.Metadata.Tiers;
using Slipway.Metadata.Versions;

namespace Slipway.Builder.Curation;

/// <summary>The curated plugin index of a build: who was reviewed, and what came of it. What it does not list is Tier 3.</summary>
/// <param name="Index">The entries.</param>
/// <param name="Digest">The digest over all files; null for the empty index.</param>
internal sealed record CuratedIndex(PluginIndex Index, string? Digest)
{
    /// <summary>Where its evidence lies.</summary>
    private IndexFolder Folder { get; init; } = IndexFolder.Of([]);

    /// <summary>What the index that the command carries lists as built in; read when a claim is judged.</summary>
    private Lazy<IReadOnlySet<string>?> Released { get; init; } = new((IReadOnlySet<string>?)null);

    /// <summary>The tier of what is not listed.</summary>
    public const int CommunityTier = 3;

    /// <summary>The index that a manifest names, or that of the context; null when a diagnostic of severity error was added.</summary>
    public static CuratedIndex? For(ServerManifest manifest, BuildContext context, DiagnosticBag bag)
    {
        var embedded = context.Index;
        if (manifest.Index is not { } written)
        {
            var (index, problems) = context.Memory.Once(embedded, _ => Embedding(embedded));
            bag.AddRange(problems);
            return index;
        }

        var folder = manifest.PathOf(written.Value);
        if (!Directory.Exists(folder))
        {
            bag.Add(ManifestRules.NoPath.At(written.Position, $"the index \"{written.Value}\" is not a folder", "name the folder of a plugin index"));
            return null;
        }

        var kept = new IndexFolder(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)), written.Value);
        if (Of(kept.Files(), bag) is not { } named)
        {
            return null;
        }

        if (named.Index.Entries.Count == 0)
        {
            bag.Add(ManifestRules.EmptyIndex.At(
                written.Position, $"the index \"{written.Value}\" lists no plugin, so all are of Tier 3", "name the folder of a plugin index, or list plugins: slipway index add"));
        }

        return named with { Folder = kept, Released = new(() => ReleasedPlugins.In(embedded)) };
    }

    /// <summary>The tier of a plugin: what the index says of exactly these bytes, and its evidence carries.</summary>
    public int TierOf(PluginManifest? plugin, ResolvedPackage package, PluginRequest request, Moment judge)
    {
        if (plugin is null || Index.Find(plugin.Publisher, plugin.Name) is not { } entry
            || !string.Equals(entry.Module, package.Id.ToString(), StringComparison.OrdinalIgnoreCase))
        {
            return CommunityTier;
        }

        // A plugin that was withdrawn as a whole is withdrawn in versions that nobody listed, too.
        var version = entry.Find(SemanticVersion.Parse(package.Version));
        CompatibilityRules.Report(request, Graver(entry.Status, version?.Status, judge.Today), judge.Today, judge.Bag);
        if (version is null)
        {
            return CommunityTier;
        }

        var isListed = version.ContentHash == package.ContentHash || version.ContentHash == "sha512:" + package.ContentHash;
        if (!isListed && request.LocalPath is not null)
        {
            // Whoever tries out a change of their own builds other bytes on purpose; nothing that is listed speaks of those.
            return CommunityTier;
        }

        if (!isListed)
        {
            judge.Bag.Add(CompatibilityRules.OtherContent.At(
                request.Module.Position, $"{package} has another content than the index lists for {entry.Id} {version.Version}", "find out who replaced it"));
            return CommunityTier;
        }

        return judge.Fits switch
        {
            // It was proven on the servers that it names; what is taken on in spite of them is nobody's promise.
            CompatibilityVerdict.Incompatible => CommunityTier,
            CompatibilityVerdict.Undeclared => (int)entry.Tier,
            _ => Earned(entry, version, judge),
        };
    }

    /// <summary>What a plugin is judged for.</summary>
    /// <param name="Server">The server that is built.</param>
    /// <param name="Fits">Whether the plugin says that it fits it.</param>
    /// <param name="Today">The day.</param>
    /// <param name="Bag">Where problems go.</param>
    internal sealed record Moment(SemanticVersion Server, CompatibilityVerdict Fits, DateOnly Today, DiagnosticBag Bag);

    // A claim above what is earned is an error, so what goes on is what is claimed. Of servers, the one that is built is what counts here.
    private int Earned(IndexEntry entry, IndexVersion version, Moment judge)
    {
        var now = new DateTimeOffset(judge.Today, TimeOnly.MinValue, TimeSpan.Zero);
        var verdict = TierVerdict.Of(new TierCase(entry, version, EvidenceVerifier.Verify(version, Index.FindPublisher(entry.Publisher), Folder, now), [judge.Server])
        {
            Released = Released.Value,
        });
        judge.Bag.AddRange(verdict.CheckClaim());
        return Math.Max((int)entry.Tier, (int)verdict.Earned);
    }

    private static IndexStatus Graver(IndexStatus entry, IndexStatus? version, DateOnly today) =>
        version is null || Gravity(entry, today) >= Gravity(version, today) ? entry : version;

    // The states are listed from harmless to final; what is yet to come weighs less than what is.
    private static int Gravity(IndexStatus status, DateOnly today)
    {
        var rank = IndexStatus.States.ToList().IndexOf(status.State);
        return status.IsActiveOn(today) ? rank : rank + IndexStatus.States.Count;
    }

    private static (CuratedIndex? Index, IReadOnlyList<Diagnostic> Problems) Embedding(IReadOnlyList<IndexFile> files)
    {
        var bag = new DiagnosticBag();
        return (Of(files, bag) is { } read ? read with { Folder = IndexFolder.Of(files), Released = new(() => files.Count == 0 ? null : ReleasedPlugins.In(read.Index)) } : null, bag.Sorted());
    }

    private static CuratedIndex? Of(IReadOnlyList<IndexFile> files, DiagnosticBag bag)
    {
        if (files.Count == 0)
        {
            return new CuratedIndex(PluginIndex.Empty, null);
        }

        var reading = PluginIndex.Read(files, ReadMode.Installed);
        bag.AddRange(reading.Diagnostics);
        return reading.Value is { } index ? new CuratedIndex(index, DigestOf(files)) : null;
    }

    private static string DigestOf(IEnumerable<IndexFile> files) => Images.Digest.Of(Encoding.UTF8.GetBytes(
        string.Join('\n', files.Select(file => $"{file.Path} {Images.Digest.Of(file.Bytes.Span)}")))).ToString();
}
