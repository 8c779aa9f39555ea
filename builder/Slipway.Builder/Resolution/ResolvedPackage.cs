using System.Collections.Immutable;

namespace Slipway.Builder.Resolution;

/// <summary>A package of a server's closure: which bytes, from where, what of it is used, and who asked for it.</summary>
public sealed record ResolvedPackage
{
    /// <summary>The package.</summary>
    public required PackageId Id { get; init; }

    /// <summary>The version as NuGet normalises it.</summary>
    public required string Version { get; init; }

    /// <summary>Why it is part of the server.</summary>
    public PackageRole Role { get; init; } = PackageRole.Dependency;

    /// <summary>NuGet's content hash (SHA-512, base64): the identity, which a registry's own signature does not change.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The SHA-512 of the .nupkg in base64: what bytes are checked against.</summary>
    public required string Sha512 { get; init; }

    /// <summary>The name of the feed that delivered it.</summary>
    public required string Feed { get; init; }

    /// <summary>Whether that feed is reached over the network.</summary>
    internal bool IsFromNetwork { get; init; }

    /// <summary>What takes part in the server, in the order of paths.</summary>
    public IReadOnlyList<PackageAsset> Assets { get; init; } = [];

    /// <summary>What takes part on other platforms than the first, by runtime identifier, where that differs.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<PackageAsset>> Variants { get; init; } = ImmutableSortedDictionary<string, IReadOnlyList<PackageAsset>>.Empty;

    /// <summary>What it needs, by id, with the version that was chosen.</summary>
    public IReadOnlyList<PackageReference> Dependencies { get; init; } = [];

    /// <summary>The shared frameworks that it needs.</summary>
    public IReadOnlyList<string> Frameworks { get; init; } = [];

    /// <summary>Paths from a direct package to this one, ids joined by <c> -> </c>; empty for a direct package.</summary>
    public IReadOnlyList<string> Why { get; init; } = [];

    /// <summary>The package at its version.</summary>
    public PackageReference Identity => new(Id, Version);

    /// <summary>What it puts into the application's folder.</summary>
    public IEnumerable<PackageAsset> Shipped => Assets.Where(asset => asset.Kind != AssetKind.Compile);

    /// <summary><c>Id Version</c>.</summary>
    public override string ToString() => $"{Id} {Version}";
}
