using Slipway.Builder.Resolution;

namespace Slipway.Builder.Generation;

/// <summary>The keys under which a server's assembly and image state what they are made of, and their values.</summary>
public static class CompositionFacts
{
    /// <summary>The name of the server.</summary>
    public const string Name = "dev.slipway.name";

    /// <summary>What the image was built upon, as its manifest names it; images only.</summary>
    public const string Base = "dev.slipway.base";

    /// <summary>The version of the thing built.</summary>
    public const string Version = "dev.slipway.version";

    /// <summary>The framework API.</summary>
    public const string Framework = "dev.slipway.framework";

    /// <summary>The version of the Slipway.Server package.</summary>
    public const string ServerVersion = "dev.slipway.server.version";

    /// <summary>The digest of the manifest's meaning.</summary>
    public const string Manifest = "dev.slipway.manifest";

    /// <summary>The digest of the lock.</summary>
    public const string Lock = "dev.slipway.lock";

    /// <summary>Each plugin of an assembly: the value has eight fields between tabs.</summary>
    public const string Plugin = "dev.slipway.plugin";

    /// <summary>The digest of the plugin table, on images.</summary>
    public const string Plugins = "dev.slipway.plugins";

    /// <summary>The tiers of the plugins inside, such as <c>1,3</c>, on images: an admission rule can refuse by it without reading the table.</summary>
    public const string Tiers = "dev.slipway.tiers";

    /// <summary>The facts of a server, in the order of their keys.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(ResolvedServer resolved) =>
    [
        new(Framework, resolved.Lock.FrameworkApi),
        new(Lock, resolved.Lock.Digest.ToString()),
        new(Manifest, resolved.Lock.Manifest.ToString()),
        new(Name, resolved.Manifest.Name),
        new(ServerVersion, resolved.Lock.Server),
        new(Version, resolved.Manifest.Version.ToString()),
    ];
}
