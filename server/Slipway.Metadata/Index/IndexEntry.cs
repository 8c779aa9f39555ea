using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Plugins;
using Slipway.Metadata.Shapes;
using Slipway.Metadata.Tiers;
using Slipway.Metadata.Versions;
using Slipway.Metadata.Yaml;

namespace Slipway.Metadata.Index;

/// <summary>A plugin of the curated index, <c>index/PUBLISHER/NAME.yaml</c>. Tier, verification and status say three things; none follows from another.</summary>
public sealed record IndexEntry
{
    /// <summary>Who publishes the plugin.</summary>
    public required string Publisher { get; init; }

    /// <summary>The plugin's name.</summary>
    public required string Name { get; init; }

    /// <summary>The identity, <c>publisher/name</c>.</summary>
    public string Id => $"{Publisher}/{Name}";

    /// <summary>The id of its NuGet package.</summary>
    public required string Module { get; init; }

    /// <summary>The tier that it claims.</summary>
    public required Tier Tier { get; init; }

    /// <summary>Whether the keepers of the index have proven who publishes it.</summary>
    public bool IsVerified { get; init; }

    /// <summary>Whether it should be used.</summary>
    public IndexStatus Status { get; init; } = IndexStatus.Active;

    /// <summary>Who answers for it.</summary>
    public IReadOnlyList<PluginOwner> Owners { get; init; } = [];

    /// <summary>Its versions in the order of the file.</summary>
    public IReadOnlyList<IndexVersion> Versions { get; init; } = [];

    /// <summary>The file's values with their places.</summary>
    public required YamlMapping Source { get; init; }

    /// <summary>The path of its file, relative to the index.</summary>
    public string Path => $"{Publisher}/{Name}.yaml";

    /// <summary>The version, or null when the index does not list it.</summary>
    public IndexVersion? Find(SemanticVersion version) => Versions.FirstOrDefault(listed => listed.Version == version);

    /// <summary>Reads an entry.</summary>
    public static Reading<IndexEntry> Read(ReadOnlySpan<byte> bytes, string file, ReadMode mode)
    {
        var bag = new DiagnosticBag();
        var root = IndexShape.Entry.Read(bytes, file, mode, bag);
        return new Reading<IndexEntry>(root is null ? null : IndexBinding.Entry(root), bag.Sorted());
    }
}
