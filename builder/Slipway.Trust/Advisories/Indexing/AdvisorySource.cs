namespace Slipway.Trust.Advisories.Indexing;

/// <summary>Where advisories come from.</summary>
/// <param name="Path">The file or folder.</param>
/// <param name="Kind">What it holds.</param>
public sealed record AdvisorySource(string Path, AdvisorySourceKind Kind)
{
    /// <summary>
    /// What changes when the source does: names, sizes and times of its files. An index made of the same stamps needs no renewal.
    /// </summary>
    public string Stamp => Kind is AdvisorySourceKind.OsvFolder
        ? $"{Path}:{string.Join(',', Directory.EnumerateFiles(Path, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(StampOf))}"
        : StampOf(Path);

    /// <summary>
    /// The sources under a folder: <c>osv-scanner/ECOSYSTEM/all.zip</c> as osv-scanner keeps them (also without the first folder),
    /// <c>nuget/*.json</c> pages of NuGet's vulnerability feeds, or records lying in the folder itself.
    /// </summary>
    public static IReadOnlyList<AdvisorySource> In(string folder)
    {
        var sources = new List<AdvisorySource>();
        foreach (var root in (string[])[System.IO.Path.Combine(folder, "osv-scanner"), folder])
        {
            sources.AddRange(Folders(root).Select(ecosystem => System.IO.Path.Combine(ecosystem, "all.zip")).Where(File.Exists)
                .Select(zip => new AdvisorySource(zip, AdvisorySourceKind.OsvZip)));
        }

        sources.AddRange(Files(System.IO.Path.Combine(folder, "nuget"), "*.json").Select(page => new AdvisorySource(page, AdvisorySourceKind.NuGetPage)));
        if (sources.Count == 0 && Files(folder, "*.json").Length > 0)
        {
            sources.Add(new AdvisorySource(folder, AdvisorySourceKind.OsvFolder));
        }

        return sources;
    }

    private static string StampOf(string file) => File.Exists(file)
        ? $"{System.IO.Path.GetFileName(file)}:{new FileInfo(file).Length}:{File.GetLastWriteTimeUtc(file).Ticks}"
        : $"{file}:absent";

    private static string[] Folders(string folder) => Directory.Exists(folder) ? [.. Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)] : [];

    private static string[] Files(string folder, string pattern) => Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal)] : [];
}
