using System.Collections.Immutable;
using Slipway.Trust.Sbom.Licences;

namespace Slipway.Trust.Sbom.Inventory;

/// <summary>Reads the operating system of an image and its packages.</summary>
internal static class SystemInventory
{
    private const string StatusFolder = "var/lib/dpkg/status.d/";

    public static ImageInventory Read(IFileTree tree)
    {
        if (!tree.TryOpen("etc/os-release", out var content) && !tree.TryOpen("usr/lib/os-release", out content))
        {
            return new ImageInventory([], [], []);
        }

        using var buffer = new MemoryStream();
        using (content)
        {
            content.CopyTo(buffer);
        }

        buffer.Position = 0;
        var release = OsRelease.Read(buffer);
        var packages = ReadDebian(tree).Concat(ReadAlpine(tree)).DistinctBy(package => package.Purl(release)).ToImmutableArray();
        var system = release.ToComponent() with { Hashes = [ComponentHash.Of(Sha256Digest.Of(buffer.ToArray()))] };
        return Compose(tree, (release, system), packages);
    }

    private static ImageInventory Compose(IFileTree tree, (OsRelease Release, Component Component) system,
        ImmutableArray<SystemPackage> packages)
    {
        var present = tree.Paths.ToHashSet(StringComparer.Ordinal);
        var components = packages.Select(package => package.ToComponent(system.Release, path => DigestOf(tree, present, path)))
            .ToImmutableArray();
        var edges = SystemDependencies.Resolve(packages, components);
        return new ImageInventory(
            [system.Component, .. components],
                [new ComponentDependency(system.Component.Ref, [.. components.Select(component => component.Ref)]), .. edges], []);
    }

    private static IEnumerable<SystemPackage> ReadDebian(IFileTree tree)
    {
        var files = tree.Paths.Where(path => path.StartsWith(StatusFolder, StringComparison.Ordinal)
            && !path.EndsWith(".md5sums", StringComparison.Ordinal))
            .Prepend("var/lib/dpkg/status");
        foreach (var file in files)
        {
            if (!tree.TryOpen(file, out var content))
            {
                continue;
            }

            using var _ = content;
            foreach (var package in DebianPackages.Read(content))
            {
                yield return package with { Files = [.. FilesOf(tree, package)], Licences = LicencesOf(tree, package) };
            }
        }
    }

    private static ImmutableArray<SystemPackage> ReadAlpine(IFileTree tree)
    {
        foreach (var file in (string[])["lib/apk/db/installed", "usr/lib/apk/db/installed"])
        {
            if (tree.TryOpen(file, out var content))
            {
                using var _ = content;
                return AlpinePackages.Read(content);
            }
        }

        return [];
    }

    // Distroless images have lists of MD5 sums instead of dpkg's lists.
    private static IEnumerable<string> FilesOf(IFileTree tree, SystemPackage package)
    {
        if (!tree.TryOpen($"{StatusFolder}{package.Name}.md5sums", out var content))
        {
            return DebianOwners.ListOf(tree, package);
        }

        using var reader = new StreamReader(content);
        return [.. reader.ReadToEnd()
            .Split('\n').Select(line => line.Split("  ", 2)).Where(parts => parts.Length == 2).Select(parts => parts[1].TrimStart('/'))];
    }

    internal static ImmutableArray<Licence> LicencesOf(IFileTree tree, SystemPackage package)
    {
        if (!tree.TryOpen($"usr/share/doc/{package.Name}/copyright", out var content))
        {
            return [];
        }

        using var _ = content;
        return DebianCopyright.Read(content);
    }

    // Only what is really in the image counts: lists also name folders, and documentation that slim images leave out.
    private static Sha256Digest? DigestOf(IFileTree tree, HashSet<string> present, string path)
    {
        var found = present.Contains(path) ? path : DebianOwners.Alias(path) is var alias && present.Contains(alias) ? alias : null;
        return found is null ? null : tree.DigestOf(found);
    }
}
