using System.Globalization;

namespace Slipway.Cli.Running;

/// <summary>What restoring a project's packages depends on. While none of it changes, packing need not restore, which is almost half of its time.</summary>
internal static class RestoreInputs
{
    private static readonly EnumerationOptions Shallow = new() { MatchCasing = MatchCasing.CaseInsensitive };

    /// <summary>Its state: the files of projects, properties, locks and feeds in the folders that are built and in those above, and the packages of local feeds, each with size and time.</summary>
    public static string Of(IReadOnlyList<string> folders, IReadOnlyList<string> feeds) => string.Join('\n',
        folders.SelectMany(Above).Distinct(StringComparer.Ordinal).Where(Directory.Exists)
            .SelectMany(folder => Files(folder, "*.*proj").Concat(Files(folder, "Directory.*")).Concat(Files(folder, "*.props")).Concat(Files(folder, "*.targets"))
                .Concat(Files(folder, "nuget.config")).Concat(Files(folder, "packages.lock.json")).Concat(Files(folder, "global.json")))
            .Concat(feeds.Where(Directory.Exists).SelectMany(feed => Files(feed, "*.nupkg")))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(file => string.Create(CultureInfo.InvariantCulture, $"{file} {new FileInfo(file).Length} {File.GetLastWriteTimeUtc(file).Ticks}")));

    private static IEnumerable<string> Files(string folder, string pattern) => Directory.EnumerateFiles(folder, pattern, Shallow);

    private static IEnumerable<string> Above(string folder)
    {
        for (var current = folder; current is not null; current = Path.GetDirectoryName(current))
        {
            yield return current;
        }
    }
}
