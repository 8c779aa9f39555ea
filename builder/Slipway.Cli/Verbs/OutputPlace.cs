using System.CommandLine;
using Slipway.Approval.Matrix;
using Slipway.Builder.Inspection;
using Slipway.Builder.Locking;
using Slipway.Builder.Packing;
using Slipway.Builder.Pipeline;
using Slipway.Images.Blobs;

namespace Slipway.Cli.Verbs;

/// <summary>Where a verb shall write, looked at before the work is done.</summary>
internal static class OutputPlace
{
    // Where a tar says that it is one.
    private const int MagicOffset = 257;

    private static readonly string[] BuildNames =
        [BuildReport.FileName, ReportPage.Name, MatrixOutput.Json, MatrixOutput.Markdown, "provenance.json", "sbom*.cdx.json", "vulnerabilities*.json", "vulnerabilities*.sarif"];

    /// <summary>Refuses a folder that is a file, and a file that is a folder or holds something else than an archive: it would be lost.</summary>
    public static void Check(VerbRun run, Option<string?> folder, Option<string?>? archive = null)
    {
        var named = run.Parsed.GetValue(folder) is { } place ? run.Edge.PathOf(place) : null;
        if (File.Exists(named))
        {
            throw new UsageException(
                new FileInfo(named).LinkTarget is { } target && !Path.Exists(Path.GetFullPath(target, Path.GetDirectoryName(named)!))
                    ? $"{folder.Name} {run.Parsed.GetValue(folder)} is a link to {target}, which is not there" : $"{folder.Name} {run.Parsed.GetValue(folder)} is a file",
                "name a folder");
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

        if (SpecialFile.Is(file))
        {
            throw new UsageException($"{archive.Name} {one} is a device or a pipe, and an archive is written in one step or not at all", "name a file");
        }

        if (File.Exists(file) && !IsOurs(file))
        {
            throw new UsageException($"{archive.Name} {one} is there and is no archive, so something else would be lost", "name another file, or remove this one");
        }
    }

    /// <summary>Refuses a folder with files of the names that a build gives its own, when no build left them.</summary>
    public static void CheckBuild(VerbRun run, Option<string?> folder, BuildStage until)
    {
        if (run.Parsed.GetValue(folder) is not { } written || !Directory.Exists(run.Edge.PathOf(written)))
        {
            return;
        }

        var place = run.Edge.PathOf(written);
        // A layout that is none is refused by whoever would replace it.
        var foreign = until == BuildStage.Resolve ? Foreign(place, "lock.json", file => LockFile.Read(file, new()) is not null)
            : until < BuildStage.Pack || StoredImages.LayoutAt(place) is not null || BuildReport.IsOne(Path.Combine(place, BuildReport.FileName)) ? null
            : BuildNames.Select(name => Foreign(place, name, _ => false)).FirstOrDefault(name => name is not null);
        if (foreign is not null)
        {
            throw new UsageException($"{folder.Name} {written} holds {foreign}, which no build left there and which would be lost", "name another folder, or remove that file");
        }
    }

    private static string? Foreign(string folder, string pattern, Func<string, bool> isOurs) =>
        Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal).Where(file => !isOurs(file)).Select(Path.GetFileName).FirstOrDefault();

    // An empty file is what a script makes to have a name.
    private static bool IsOurs(string file)
    {
        if (new FileInfo(file).Length == 0)
        {
            return true;
        }

        using var content = File.OpenRead(file);
        var start = new byte[MagicOffset + 5];
        return content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.AsSpan(MagicOffset).SequenceEqual("ustar"u8);
    }
}
