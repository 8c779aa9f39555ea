using System.IO.Compression;
using System.Text;

namespace Slipway.Builder.Packages;

/// <summary>Refuses archives whose entries could leave their place, hide one another, or fill a disk.</summary>
internal static class PackageEntries
{
    private const int MostEntries = 20_000;
    private const long LargestEntry = 512L << 20;
    private const long LargestPackage = 1L << 30;
    private const int LongestName = 255;
    private const int FileTypeMask = 0xF000;
    private const int SymbolicLink = 0xA000;

    // NuGet writes these for its own packaging format; none takes part in anything.
    private static readonly string[] Envelope = ["_rels/", "package/", "[Content_Types].xml", ".signature.p7s"];

    /// <summary>The files by their unescaped paths, or null when problems were added.</summary>
    public static Dictionary<string, ZipArchiveEntry>? Check(ZipArchive archive, ICollection<string> problems)
    {
        var before = problems.Count;
        if (archive.Entries.Count > MostEntries)
        {
            problems.Add($"it has {archive.Entries.Count} entries; {MostEntries} are the most");
            return null;
        }

        var files = new Dictionary<string, ZipArchiveEntry>(StringComparer.Ordinal);
        var folded = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        long total = 0;
        foreach (var entry in archive.Entries.Where(entry => !entry.FullName.EndsWith('/')))
        {
            var path = Uri.UnescapeDataString(entry.FullName);
            total += entry.Length;
            if (WhyNot(entry, path) is { } reason)
            {
                problems.Add(reason);
            }
            else if (!folded.TryAdd(path, path))
            {
                problems.Add(folded[path] == path ? $"\"{Shown(path)}\" occurs twice" : $"\"{Shown(path)}\" and \"{Shown(folded[path])}\" differ by upper and lower case only");
            }
            else if (!Array.Exists(Envelope, prefix => path.StartsWith(prefix, StringComparison.Ordinal)))
            {
                files.Add(path, entry);
            }
        }

        var folders = archive.Entries.Select(entry => entry.FullName).Where(name => name.EndsWith('/')).Select(name => Uri.UnescapeDataString(name).TrimEnd('/'));
        foreach (var path in files.Keys.SelectMany(Parents).Concat(folders).Where(files.ContainsKey).Distinct())
        {
            problems.Add($"\"{Shown(path)}\" is a file and a folder");
        }

        if (total > LargestPackage)
        {
            problems.Add($"unpacked it has {total >> 20} MiB; {LargestPackage >> 20} are the most");
        }

        return problems.Count > before ? null : files;
    }

    private static string? WhyNot(ZipArchiveEntry entry, string path)
    {
        if (path.Length == 0 || path.Contains('\\', StringComparison.Ordinal) || path.Contains(':', StringComparison.Ordinal)
            || path.Any(char.IsControl) || path.Split('/').Any(part => part is "" or "." or ".."))
        {
            return $"the path \"{Shown(path)}\" leaves its place or is malformed";
        }

        if (path.Split('/').Any(part => Encoding.UTF8.GetByteCount(part) > LongestName))
        {
            return $"a name in \"{Shown(path)[..40]}...\" is longer than {LongestName} bytes";
        }

        if (((entry.ExternalAttributes >> 16) & FileTypeMask) == SymbolicLink)
        {
            return $"\"{Shown(path)}\" is a symbolic link";
        }

        return entry.Length > LargestEntry ? $"\"{Shown(path)}\" has {entry.Length >> 20} MiB; {LargestEntry >> 20} are the most" : null;
    }

    private static IEnumerable<string> Parents(string path)
    {
        for (var at = path.LastIndexOf('/'); at > 0; at = path.LastIndexOf('/', at - 1))
        {
            yield return path[..at];
        }
    }

    private static string Shown(string path) => string.Concat(path.Select(c => char.IsControl(c) ? '?' : c));
}
