using System.Security.Cryptography;
using System.Text;
using Slipway.Builder.Curation;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Index;
using Slipway.Metadata.Shapes;
using Slipway.Metadata.Tiers;

namespace Slipway.Approval.Index;

/// <summary>A version of a plugin that is to be listed: the index as it will be, which is judged before any of it is written.</summary>
/// <param name="Entry">The entry with the version in it.</param>
/// <param name="Version">The version.</param>
/// <param name="Drafts">The bytes of all files that are new or change, by their path in the index.</param>
public sealed record IndexAddition(IndexEntry Entry, IndexVersion Version, IReadOnlyDictionary<string, byte[]> Drafts)
{
    /// <summary>What is to be added.</summary>
    /// <param name="Package">The package.</param>
    /// <param name="Tier">The tier that a new entry claims.</param>
    /// <param name="Images">Published images that contain it.</param>
    /// <param name="Evidence">Evidence by type, with the name of its file and its bytes.</param>
    public sealed record Request(PluginPackage Package, Tier Tier, IReadOnlyList<IndexImage> Images, IReadOnlyList<(string Type, string Name, byte[] Content)> Evidence);

    /// <summary>Drafts it; null when a diagnostic of severity error was added.</summary>
    public static IndexAddition? Draft(IndexFolder folder, PluginIndex index, Request request, DiagnosticBag bag)
    {
        var (plugin, package) = (request.Package.Plugin, request.Package.Package);
        var before = index.Find(plugin.Publisher, plugin.Name);
        var pieces = request.Evidence.Select(piece => (Path: $"evidence/{plugin.Publisher}/{piece.Name}", piece.Type, piece.Content)).ToList();
        var found = new IndexVersion
        {
            Version = plugin.Version,
            ContentHash = package.ContentHash,
            Compatibility = plugin.Compatibility,
            Images = request.Images,
            Evidence = [.. pieces.Select(piece => new Evidence(piece.Type, "sha256:" + Convert.ToHexStringLower(SHA256.HashData(piece.Content)), piece.Path))],
        };
        var listed = before?.Find(plugin.Version);
        if ((listed is null ? found : Proven(before!, listed, found, bag)) is not { } version
            || (listed is null ? Write(folder, before, version, request, bag) : Rewrite(folder, before!, version, bag)) is not { } entry)
        {
            return null;
        }

        // Evidence that was listed before stays as it is.
        var added = pieces.Where(piece => listed is null || listed.Evidence.All(known => known.Type != piece.Type)).Select(piece => (piece.Path, piece.Content));
        return new IndexAddition(entry.Entry, version, added.Append((entry.Entry.Path, entry.Content)).ToDictionary(draft => draft.Item1, draft => draft.Item2, StringComparer.Ordinal));
    }

    private static IndexVersion? Proven(IndexEntry before, IndexVersion listed, IndexVersion found, DiagnosticBag bag)
    {
        var isSame = listed.ContentHash == found.ContentHash;
        if (isSame && VersionProofs.With(listed, found) is { } proven)
        {
            return proven;
        }

        bag.Add(IndexAddRules.Listed.At(
            before.Source.PositionAt("spec.versions"), $"{before.Id} {listed.Version} is listed{(isSame ? ", and nothing beside the package is new" : " with other bytes")}",
            isSame ? $"make what is missing first: slipway tier {before.Id}" : "publish a new version"));
        return null;
    }

    private static (IndexEntry Entry, byte[] Content)? Rewrite(IndexFolder folder, IndexEntry before, IndexVersion version, DiagnosticBag bag)
    {
        if (VersionProofs.Write(folder, before, version) is { } written)
        {
            return written;
        }

        bag.Add(IndexAddRules.OtherForm.At(
            before.Source.PositionAt("spec.versions"), $"the proofs of {before.Id} {version.Version} cannot be added by a command", "write its images and its evidence as lists in block style, an item a line, or add the new ones by hand"));
        return null;
    }

    private static (IndexEntry Entry, byte[] Content)? Write(IndexFolder folder, IndexEntry? before, IndexVersion version, Request request, DiagnosticBag bag)
    {
        const int Indent = 4;
        var module = request.Package.Package.Identity.Id.ToString();
        var path = before?.Path ?? $"{request.Package.Plugin.Publisher}/{request.Package.Plugin.Name}.yaml";
        var text = before is null ? EntryText.Of(request.Package.Plugin, module, request.Tier) : File.ReadAllText(Path.Combine(folder.Path, path));
        var indent = before?.Versions.Count > 0 ? before.Source.PositionAt("spec.versions[0]").Column - 3 : Indent;
        var content = Encoding.UTF8.GetBytes(EntryText.With(text, version, Math.Max(indent, 0)));
        var shown = Path.Combine(folder.ShownAs, path);
        var reading = IndexEntry.Read(content, shown, ReadMode.Strict);
        if (reading.Value is { } entry && entry.Module == module && Keeps(before, entry))
        {
            return (entry, content);
        }

        bag.AddRange(before is null ? reading.Diagnostics : []);
        bag.Add(IndexAddRules.OtherForm.At(
            before?.Source.PositionAt("spec.versions"),
            before is not null && before.Module != module ? $"{before.Id} is the package {before.Module}, not {module}" : $"the entry {shown} cannot be written by a command",
            before is not null && before.Module != module ? "give the plugin another name, or the package its own" : "add the version by hand, with " + version.ContentHash));
        return null;
    }

    // The text was changed as text: what was said before must still be said, and one version more.
    private static bool Keeps(IndexEntry? before, IndexEntry after) =>
        after.Versions.Count == (before?.Versions.Count ?? 0) + 1
        && (before is null || ((before.Tier, before.Status, before.IsVerified) == (after.Tier, after.Status, after.IsVerified)
            && before.Versions.Zip(after.Versions).All(pair => (pair.First.Version, pair.First.ContentHash) == (pair.Second.Version, pair.Second.ContentHash))));
}
