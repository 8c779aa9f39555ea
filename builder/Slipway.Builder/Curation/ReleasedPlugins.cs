using Slipway.Metadata.Index;
using Slipway.Metadata.Shapes;
using Slipway.Metadata.Tiers;

namespace Slipway.Builder.Curation;

/// <summary>The built-in plugins of the release that a command belongs to: the index that it carries lists them, byte for byte.</summary>
public static class ReleasedPlugins
{
    /// <summary>Their content hashes; null for a command that was built and not published, which carries no index.</summary>
    public static IReadOnlySet<string>? In(IReadOnlyList<IndexFile> embedded) =>
        embedded.Count == 0 ? null : In(PluginIndex.Read(embedded, ReadMode.Installed).Value ?? PluginIndex.Empty);

    /// <summary>Their content hashes in an index that was read.</summary>
    internal static IReadOnlySet<string> In(PluginIndex index) =>
        index.Entries.Where(entry => entry.Tier == Tier.BuiltIn).SelectMany(entry => entry.Versions).Select(version => version.ContentHash).ToHashSet(StringComparer.Ordinal);
}
