using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Shapes;
using Slipway.Metadata.Versions;
using Slipway.Metadata.Yaml;

namespace Slipway.Metadata.Plugins;

/// <summary>What plugin.yaml says: what a plugin is, fits, provides, needs and may do.</summary>
public sealed record PluginManifest
{
    /// <summary>The name of the file, at the root of a plugin package.</summary>
    public const string FileName = "plugin.yaml";

    /// <summary>Who publishes the plugin.</summary>
    public required string Publisher { get; init; }

    /// <summary>The plugin's name among those of its publisher.</summary>
    public required string Name { get; init; }

    /// <summary>The identity, <c>publisher/name</c>.</summary>
    public string Id => $"{Publisher}/{Name}";

    /// <summary>The plugin's version.</summary>
    public required SemanticVersion Version { get; init; }

    /// <summary>The name for people.</summary>
    public required string DisplayName { get; init; }

    /// <summary>What it does.</summary>
    public string Description { get; init; } = "";

    /// <summary>The licence as an SPDX expression, when declared.</summary>
    public string? License { get; init; }

    /// <summary>Where the source is.</summary>
    public string? Repository { get; init; }

    /// <summary>Who answers for it.</summary>
    public IReadOnlyList<PluginOwner> Owners { get; init; } = [];

    /// <summary>Where people turn to.</summary>
    public PluginContacts Contacts { get; init; } = new(null, null);

    /// <summary>What kind of plugin it is.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Words by which it is found.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Further reading.</summary>
    public IReadOnlyList<PluginLink> Links { get; init; } = [];

    /// <summary>What is new in this version.</summary>
    public IReadOnlyList<PluginChange> Changes { get; init; } = [];

    /// <summary>How it runs.</summary>
    public PluginRuntime Runtime { get; init; }

    /// <summary>What it fits; null when it does not say.</summary>
    public DeclaredCompatibility? Compatibility { get; init; }

    /// <summary>What it provides.</summary>
    public IReadOnlyList<PluginProvider> Providers { get; init; } = [];

    /// <summary>What it does beyond computing, from <see cref="Permission"/>.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>Whom it calls.</summary>
    public IReadOnlyList<HostPattern> OutboundHosts { get; init; } = [];

    /// <summary>The secrets in its configuration.</summary>
    public IReadOnlyList<PluginSecret> Secrets { get; init; } = [];

    /// <summary>The file's values with their places, for diagnostics that come later: <c>Source.PositionAt("spec.version")</c>.</summary>
    public required YamlMapping Source { get; init; }

    /// <summary>Reads plugin.yaml for the capabilities of framework API v1, or for those that are given.</summary>
    public static Reading<PluginManifest> Read(
        ReadOnlySpan<byte> bytes, string file, ReadMode mode, IReadOnlyList<string>? capabilities = null)
    {
        var bag = new DiagnosticBag();
        var shape = capabilities is null ? PluginShape.Document : PluginShape.For(capabilities);
        var root = shape.Read(bytes, file, mode, bag);
        return new Reading<PluginManifest>(root is null ? null : PluginBinding.Bind(root), bag.Sorted());
    }
}
