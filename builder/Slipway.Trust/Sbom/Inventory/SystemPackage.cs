using System.Collections.Immutable;
using Slipway.Trust.Sbom.Licences;

namespace Slipway.Trust.Sbom.Inventory;

/// <summary>An installed package of an operating system, as its package manager's database describes it.</summary>
/// <param name="Kind">The type in package URLs: <c>deb</c> or <c>apk</c>.</param>
/// <param name="Name">The binary package's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Architecture">What it was built for, in the distribution's words.</param>
public sealed record SystemPackage(string Kind, string Name, string Version, string Architecture)
{
    /// <summary>The source package it was built from; what advisories of the distribution speak of.</summary>
    public string Source { get; init; } = Name;

    /// <summary>The source package's version.</summary>
    public string SourceVersion { get; init; } = Version;

    /// <summary>Who maintains it.</summary>
    public string? Maintainer { get; init; }

    /// <summary>The upstream's address.</summary>
    public string? Homepage { get; init; }

    /// <summary>One line about it.</summary>
    public string? Description { get; init; }

    /// <summary>What it needs: each item is a list of alternatives.</summary>
    public ImmutableArray<ImmutableArray<string>> Needs { get; init; } = [];

    /// <summary>Further names under which others may need it.</summary>
    public ImmutableArray<string> Provides { get; init; } = [];

    /// <summary>Its licences.</summary>
    public ImmutableArray<Licence> Licences { get; init; } = [];

    /// <summary>A hash that the database records of the package.</summary>
    public ComponentHash? Hash { get; init; }

    /// <summary>Its files, without leading slashes.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>The package URL in a release of an operating system.</summary>
    public PackageUrl Purl(OsRelease release) => new(Kind, release.Id, Name, Version)
    {
        Qualifiers = Component.None
            .Add("arch", Architecture)
            .Add("distro", release.Distribution)
            .AddRange(Source != Name || SourceVersion != Version
                ? [KeyValuePair.Create("upstream", SourceVersion != Version ? $"{Source}@{SourceVersion}" : Source)]
                : []),
    };

    /// <summary>The package as a component; <paramref name="digestOf"/> tells the digest of a file that is really there, null when it is not.</summary>
    public Component ToComponent(OsRelease release, Func<string, Sha256Digest?> digestOf)
    {
        var files = Files.Select(path => new ComponentFile(path, digestOf(path))).Where(file => file.Digest is not null).ToImmutableArray();
        return Component.Of(ComponentType.Library, Purl(release)) with
        {
            Description = Description,
            Supplier = Maintainer is { } maintainer ? SupplierOf(maintainer) : null,
            Licences = Licences,
            Files = files,
            Hashes = Hash is { } hash ? [hash] : files.IsEmpty ? [] : [ComponentHash.OfFiles(files)],
            References = Homepage is { Length: > 0 } homepage ? Component.None.Add("website", homepage) : Component.None,
        };
    }

    // "Name <address>"
    private static Organization SupplierOf(string maintainer)
    {
        var at = maintainer.IndexOf('<', StringComparison.Ordinal);
        return at < 0 ? new Organization(maintainer) : new Organization(maintainer[..at].Trim(), Email: maintainer[(at + 1)..].TrimEnd('>', ' '));
    }
}
