using Slipway.Builder.Resolution;
using Slipway.Images;

namespace Slipway.Builder.Locking;

/// <summary>Everything that decides about a server's bytes, written down: the manifest's meaning, the closure with its hashes, the tools.</summary>
public sealed record ServerLock
{
    /// <summary>The version of the lock's own format.</summary>
    public const int Format = 1;

    /// <summary>The digest of the manifest's meaning.</summary>
    public required Digest Manifest { get; init; }

    /// <summary>A hash of each part of the manifest's meaning, by its place in the manifest: they tell what moved when the digest does not fit.</summary>
    public IReadOnlyDictionary<string, string> ManifestParts { get; init; } = new Dictionary<string, string>();

    /// <summary>The framework API.</summary>
    public required string FrameworkApi { get; init; }

    /// <summary>The version of the Slipway.Server package.</summary>
    public required string Server { get; init; }

    /// <summary>The version of the reference packs that the server is compiled against.</summary>
    public required string ReferencePacks { get; init; }

    /// <summary>The version of Slipway.</summary>
    public required string Slipway { get; init; }

    /// <summary>The digest of the base image by platform; the base <c>host</c> has none.</summary>
    public IReadOnlyDictionary<string, string> Bases { get; init; } = new Dictionary<string, string>();

    /// <summary>The digest of the plugin index; null for the one in the tool.</summary>
    public string? Index { get; init; }

    /// <summary>The closure, in the order of ids.</summary>
    public required IReadOnlyList<ResolvedPackage> Packages { get; init; }

    /// <summary>The plugins, in the order of names.</summary>
    public required IReadOnlyList<LockedPlugin> Plugins { get; init; }

    /// <summary>The plugin programs in the image, in the order of names.</summary>
    public IReadOnlyList<LockedProgram> StdioPlugins { get; init; } = [];

    /// <summary>The digest of the lock.</summary>
    public Digest Digest => Digest.Of(Json.CanonicalText.Bytes(LockJson.Write(this)));
}
