using System.Text;
using Slipway.Builder.Manifest;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Index;
using Slipway.Metadata.Plugins;
using Slipway.Metadata.Shapes;
using Slipway.Metadata.Versions;

namespace Slipway.Builder.Resolution;

/// <summary>The curated plugin index of a build: who was reviewed, and what came of it. What it does not list is Tier 3.</summary>
/// <param name="Index">The entries.</param>
/// <param name="Digest">The digest over all files; null for the empty index.</param>
internal sealed record CuratedIndex(PluginIndex Index, string? Digest)
{
    /// <summary>The tier of what is not listed.</summary>
    public const int CommunityTier = 3;

    /// <summary>The index that a manifest names, or the <paramref name="embedded"/> one; null when a diagnostic of severity error was added.</summary>
    public static CuratedIndex? For(ServerManifest manifest, IReadOnlyList<IndexFile> embedded, DiagnosticBag bag)
    {
        if (manifest.Index is not { } written)
        {
            return Of(embedded, bag);
        }

        var folder = manifest.PathOf(written.Value);
        if (!Directory.Exists(folder))
        {
            bag.Add(ManifestRules.NoPath.At(written.Position, $"the index \"{written.Value}\" is not a folder", "name the folder of a plugin index"));
            return null;
        }

        List<IndexFile> files =
        [
            .. Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories)
                .Select(path => (Name: Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'), Path: path))
                .OrderBy(file => file.Name, StringComparer.Ordinal)
                .Select(file => new IndexFile(file.Name, File.ReadAllBytes(file.Path)) { ShownAs = Path.Combine(written.Value, file.Name) }),
        ];
        return Of(files, bag);
    }

    /// <summary>The tier of a plugin: what the index says of exactly these bytes.</summary>
    public int TierOf(PluginManifest? plugin, ResolvedPackage package, PluginRequest request, (DateOnly Today, DiagnosticBag Bag) judge)
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

        if (version.ContentHash != package.ContentHash && version.ContentHash != "sha512:" + package.ContentHash)
        {
            judge.Bag.Add(CompatibilityRules.OtherContent.At(
                request.Module.Position, $"{package} has another content than the index lists for {entry.Id} {version.Version}", "find out who replaced it"));
        }

        return (int)entry.Tier;
    }

    private static IndexStatus Graver(IndexStatus entry, IndexStatus? version, DateOnly today) =>
        version is null || Gravity(entry, today) >= Gravity(version, today) ? entry : version;

    // The states are listed from harmless to final; what is yet to come weighs less than what is.
    private static int Gravity(IndexStatus status, DateOnly today)
    {
        var rank = IndexStatus.States.ToList().IndexOf(status.State);
        return status.IsActiveOn(today) ? rank : rank + IndexStatus.States.Count;
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
