using System.Collections.Immutable;

namespace Slipway.Trust.Sbom.Inventory;

/// <summary>Which Debian packages own files, by dpkg's lists. On merged-usr systems <c>/usr/lib/x</c> may be listed as <c>/lib/x</c>: both are tried.</summary>
public static class DebianOwners
{
    private const string Folder = "var/lib/dpkg/info/";
    private static readonly string[] Merged = ["bin/", "sbin/", "lib/", "lib32/", "lib64/", "libx32/"];

    /// <summary>
    /// The installed packages that own some of <paramref name="files"/> (paths without a leading slash), each with those files only.
    /// Files that belong to no package are in none of them.
    /// </summary>
    public static ImmutableArray<SystemPackage> Of(IFileTree tree, IEnumerable<string> files)
    {
        if (!tree.TryOpen("var/lib/dpkg/status", out var status))
        {
            return [];
        }

        var wanted = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            wanted.TryAdd(file, file);
            wanted.TryAdd(Alias(file), file);
        }

        using (status)
        {
            return [.. DebianPackages.Read(status).Select(package => package with { Files = Owned(tree, package, wanted) }).Where(package => !package.Files.IsEmpty)];
        }
    }

    /// <summary>All files that dpkg lists for a package.</summary>
    internal static IEnumerable<string> ListOf(IFileTree tree, SystemPackage package)
    {
        if (!tree.TryOpen($"{Folder}{package.Name}.list", out var list) && !tree.TryOpen($"{Folder}{package.Name}:{package.Architecture}.list", out list))
        {
            yield break;
        }

        using var reader = new StreamReader(list);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 1)
            {
                yield return line[1..];
            }
        }
    }

    /// <summary>The other spelling of a path on a merged-usr system.</summary>
    internal static string Alias(string path) =>
        path.StartsWith("usr/", StringComparison.Ordinal) && Merged.Any(folder => path.AsSpan(4).StartsWith(folder)) ? path[4..]
        : Merged.Any(folder => path.StartsWith(folder, StringComparison.Ordinal)) ? "usr/" + path
        : path;

    private static ImmutableArray<string> Owned(IFileTree tree, SystemPackage package, Dictionary<string, string> wanted) =>
        [.. ListOf(tree, package).Select(path => wanted.GetValueOrDefault(path)).OfType<string>().Distinct(StringComparer.Ordinal)];
}
