using System.CommandLine;

namespace Slipway.Cli.Verbs;

/// <summary>Where a verb shall write, looked at before the work is done.</summary>
internal static class OutputPlace
{
    // Where a tar says that it is one.
    private const int MagicOffset = 257;

    /// <summary>Refuses a folder that is a file, and a file that is a folder or holds something else than an archive: it would be lost.</summary>
    public static void Check(VerbRun run, Option<string?> folder, Option<string?>? archive = null)
    {
        var named = run.Parsed.GetValue(folder) is { } place ? run.Edge.PathOf(place) : null;
        if (File.Exists(named))
        {
            throw new UsageException($"{folder.Name} {run.Parsed.GetValue(folder)} is a file", "name a folder");
        }

        if (archive is null || run.Parsed.GetValue(archive) is not { } one)
        {
            return;
        }

        var file = run.Edge.PathOf(one);
        if (Directory.Exists(file) || file == named)
        {
            throw new UsageException($"{archive.Name} {one} is a folder", "name a file");
        }

        if (File.Exists(file) && !IsOurs(file))
        {
            throw new UsageException($"{archive.Name} {one} is there and is no archive, so something else would be lost", "name another file, or remove this one");
        }
    }

    // An empty file is what a script makes to have a name; a device looks as empty.
    private static bool IsOurs(string file)
    {
        if (new FileInfo(file).Length == 0)
        {
            return !file.StartsWith("/dev/", StringComparison.Ordinal);
        }

        using var content = File.OpenRead(file);
        var start = new byte[MagicOffset + 5];
        return content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.AsSpan(MagicOffset).SequenceEqual("ustar"u8);
    }
}
