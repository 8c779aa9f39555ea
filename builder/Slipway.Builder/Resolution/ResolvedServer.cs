using System.Collections.Immutable;
using Slipway.Builder.Bases;
using Slipway.Builder.Locking;
using Slipway.Builder.Manifest;
using Slipway.Builder.Packages;
using Slipway.Builder.Policy;
using Slipway.Images;

namespace Slipway.Builder.Resolution;

/// <summary>A manifest whose packages are chosen, had, and judged.</summary>
/// <param name="Manifest">What was asked for.</param>
/// <param name="Lock">What was chosen.</param>
/// <param name="Policy">What the build must keep to.</param>
/// <param name="Plugins">The plugins in the order of publisher and name.</param>
/// <param name="Packs">The reference packs of this machine's SDK, which a server on the base <c>host</c> is compiled against; null when there is none.</param>
/// <param name="Store">Where the packages' bytes are.</param>
public sealed record ResolvedServer(
    ServerManifest Manifest, ServerLock Lock, BuildPolicy Policy, IReadOnlyList<ResolvedPlugin> Plugins, FrameworkPacks? Packs, PackageStore Store)
{
    /// <summary>The bases, one a platform; none for <c>host</c>.</summary>
    internal IReadOnlyList<FoundBase> Bases { get; init; } = [];

    /// <summary>Who signed the packages of plugins, by id, where the policy asked for it.</summary>
    public IReadOnlyDictionary<string, string> SignedBy { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The platform that <see cref="Packages"/> is about.</summary>
    public Platform Platform { get; private init; } = Manifest.WantedPlatforms[0];

    /// <summary>The packages, with what of them takes part on the platform.</summary>
    public IReadOnlyList<ResolvedPackage> Packages => Platform == Manifest.WantedPlatforms[0]
        ? Lock.Packages
        : [.. Lock.Packages.Select(package => package with { Assets = package.Variants.GetValueOrDefault(RuntimeIdentifiers.Of(Platform)) ?? package.Assets })];

    /// <summary>The package of the server itself; null when a stock image brings it.</summary>
    public ResolvedPackage? ServerPackage => Lock.Packages.FirstOrDefault(package => package.Id == FreshResolution.ServerPackage);

    /// <summary>The same server for another of its platforms.</summary>
    public ResolvedServer For(Platform platform) => this with { Platform = platform };

    /// <summary>Opens the bytes of a package of the lock.</summary>
    public PackageFile Open(ResolvedPackage package)
    {
        List<string> problems = [];
        return PackageFile.Open(File.OpenRead(Store.PathOf(Sha512Hash.Parse(package.Sha512))), package.Identity, problems)
            ?? throw new InvalidDataException($"{package}: {string.Join("; ", problems)}");
    }
}
