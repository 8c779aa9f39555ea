using System.Globalization;

namespace Slipway.Cli.Health;

/// <summary>Whether the cache and the folder for drafts can be written, and have room.</summary>
internal static class DiskHealth
{
    // An image on the base host, its layers and its parts in the cache.
    private const long Least = 512L << 20;
    private const long Enough = 2L << 30;

    public static IEnumerable<HealthFinding> Find(Edge edge) =>
    [
        Of("the cache", edge.CacheFolder(), "slipway cache prune, or name another folder with SLIPWAY_CACHE"),
        Of("the folder for drafts", Path.GetTempPath(), "make room there, or name another folder with TMPDIR"),
    ];

    private static HealthFinding Of(string what, string folder, string remedy)
    {
        try
        {
            Directory.CreateDirectory(folder);
            // It is gone with its last handle, also when two look at once.
            File.Create(Path.Combine(folder, Path.GetRandomFileName()), 1, FileOptions.DeleteOnClose).Dispose();
            var free = new DriveInfo(folder).AvailableFreeSpace;
            var seen = string.Create(CultureInfo.InvariantCulture, $"{what} {folder} can be written, {free / (double)(1 << 30):0.0} GiB are free");
            return free >= Enough ? HealthFinding.Ok("disk", seen) : new("disk", free >= Least ? HealthState.Warning : HealthState.Broken, seen, remedy);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new("disk", HealthState.Broken, $"{what} {folder} cannot be written: {exception.Message.TrimEnd('.')}", remedy);
        }
    }
}
