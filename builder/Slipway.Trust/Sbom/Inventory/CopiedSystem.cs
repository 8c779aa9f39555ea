using System.Collections.Immutable;

namespace Slipway.Trust.Sbom.Inventory;

/// <summary>
/// The operating system's part of an image whose files were copied from a machine: the packages that own them there. No database of packages
/// is in such an image, and a scanner that looks for one finds nothing.
/// </summary>
public static class CopiedSystem
{
    /// <summary>
    /// Reads the machine's databases. Files that belong to no package are the operating system's own; packages that brought none of the files
    /// are in nothing.
    /// </summary>
    public static ImageInventory Read(IFileTree machine, IReadOnlyList<CopiedFile> files)
    {
        if (!machine.TryOpen("etc/os-release", out var content) && !machine.TryOpen("usr/lib/os-release", out content))
        {
            return new ImageInventory([], [], []);
        }

        OsRelease release;
        using (content)
        {
            release = OsRelease.Read(content);
        }

        var places = files.ToLookup(file => file.Source, StringComparer.Ordinal);
        var digests = files.ToDictionary(file => file.Path, file => file.Digest, StringComparer.Ordinal);
        var packages = DebianOwners.Of(machine, files.Select(file => file.Source))
            .Select(package => package with
            {
                Files = [.. package.Files.SelectMany(source => places[source]).Select(file => file.Path).Order(StringComparer.Ordinal)],
                Licences = SystemInventory.LicencesOf(machine, package),
            }).ToImmutableArray();
        var components = packages.Select(package => package.ToComponent(release, path => digests[path])).ToImmutableArray();
        var owned = packages.SelectMany(package => package.Files).ToHashSet(StringComparer.Ordinal);
        var system = WithFiles(release.ToComponent(), [.. files.Where(file => !owned.Contains(file.Path)).OrderBy(file => file.Path, StringComparer.Ordinal)]);
        return new ImageInventory(
            [system, .. components],
            [new ComponentDependency(system.Ref, [.. components.Select(component => component.Ref)]), .. SystemDependencies.Resolve(packages, components)],
            []);
    }

    private static Component WithFiles(Component system, IReadOnlyList<CopiedFile> files)
    {
        var own = files.Select(file => new ComponentFile(file.Path, file.Digest)).ToImmutableArray();
        return system with { Files = own, Hashes = [ComponentHash.OfFiles(own)] };
    }
}
