using Slipway.Metadata.Diagnostics;

namespace Slipway.Metadata.Index;

/// <summary>How the files of an index fit together, and to an earlier state of it.</summary>
public static class IndexRelations
{
    /// <summary>What may not happen from one state of an index to a later one: a version's bytes change, or it vanishes.</summary>
    public static IReadOnlyList<Diagnostic> CheckHistory(PluginIndex before, PluginIndex after)
    {
        var bag = new DiagnosticBag();
        foreach (var old in before.Entries)
        {
            var entry = after.Find(old.Publisher, old.Name);
            foreach (var version in old.Versions)
            {
                CompareVersion(old, version, entry, bag);
            }
        }

        return bag.Sorted();
    }

    internal static void Check(PluginIndex index, DiagnosticBag bag)
    {
        Dictionary<string, IndexEntry> modules = new(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in index.Entries)
        {
            if (!modules.TryAdd(entry.Module, entry))
            {
                bag.Add(IndexRules.ModuleTwice.At(
                    entry.Source.PositionAt("spec.module"), $"{entry.Id} and {modules[entry.Module].Id} both name the package {entry.Module}", "name the package of one of them"));
            }

            if (index.FindPublisher(entry.Publisher) is null)
            {
                bag.Add(IndexRules.UnknownPublisher.At(
                    entry.Source.PositionAt("metadata.publisher"), $"the index has no publisher {entry.Publisher}",
                    DidYouMean.Ask(entry.Publisher, index.Publishers.Select(publisher => publisher.Slug)) ?? $"add {IndexPublisher.Folder}/{entry.Publisher}.yaml"));
            }

            CheckSuccessor(index, entry, bag);
        }
    }

    private static void CheckSuccessor(PluginIndex index, IndexEntry entry, DiagnosticBag bag)
    {
        var ids = index.Entries.Select(listed => listed.Id);
        if (entry.Status.Successor is { } successor && !ids.Contains(successor, StringComparer.Ordinal))
        {
            bag.Add(IndexRules.UnknownSuccessor.At(
                entry.Source.PositionAt("spec.status.successor"), $"the index has no plugin {successor}", DidYouMean.Ask(successor, ids) ?? "add the plugin, or leave the successor out"));
        }
    }

    private static void CompareVersion(IndexEntry old, IndexVersion version, IndexEntry? entry, DiagnosticBag bag)
    {
        var now = entry?.Find(version.Version);
        if (now is null)
        {
            bag.Add(IndexRules.VersionGone.At(
                entry?.Source.PositionAt("spec.versions"), $"{old.Id} {version.Version} was listed and is not any more", "list it again with status removed and a reason"));
        }
        else if (now.ContentHash != version.ContentHash)
        {
            bag.Add(IndexRules.HashChanged.At(
                entry!.Source.PositionAt($"spec.versions[{entry.Versions.ToList().IndexOf(now)}].contentHash"),
                $"{old.Id} {version.Version} had the content hash {version.ContentHash[..12]}... and has {now.ContentHash[..12]}... now", "restore the hash and publish a new version"));
        }
    }
}
