using System.IO.Compression;
using Slipway.Builder.Packages;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Resolution;

/// <summary>Packages in folders that cannot be opened, as one that is half copied. NuGet's client fails by them and does not say by which.</summary>
internal static class DamagedPackages
{
    /// <summary>A diagnostic for each, at the feed; it looks into every package of the folders, so only once something has failed.</summary>
    public static IReadOnlyList<Diagnostic> In(IEnumerable<Feed> feeds) =>
    [
        .. from feed in feeds
        where feed.IsFolder && Directory.Exists(feed.Source)
        from file in Directory.EnumerateFiles(feed.Source, "*.nupkg", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        let reason = WhyNot(file)
        where reason is not null
        select PackageRules.Refused.At(feed.Position, $"{file} is no package: {reason.TrimEnd('.')}", "remove it, or copy it there again"),
    ];

    private static string? WhyNot(string file)
    {
        try
        {
            using var archive = ZipFile.OpenRead(file);
            List<string> problems = [];
            PackageEntries.Check(archive, problems);
            return problems is [var first, ..] ? first
                : archive.Entries.Any(entry => entry.FullName.EndsWith(".nuspec", StringComparison.OrdinalIgnoreCase)) ? PackageContents.WhyNot(archive)
                : "it has no .nuspec";
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }
}
