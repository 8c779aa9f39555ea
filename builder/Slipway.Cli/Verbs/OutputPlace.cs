using System.CommandLine;

namespace Slipway.Cli.Verbs;

/// <summary>Where a verb shall write, looked at before the work is done.</summary>
internal static class OutputPlace
{
    /// <summary>Refuses a folder that is a file, and a file that is a folder.</summary>
    public static void Check(VerbRun run, Option<string?> folder, Option<string?>? file = null)
    {
        if (run.Parsed.GetValue(folder) is { } named && File.Exists(run.Edge.PathOf(named)))
        {
            throw new UsageException($"{folder.Name} {named} is a file", "name a folder");
        }

        if (file is not null && run.Parsed.GetValue(file) is { } one && Directory.Exists(run.Edge.PathOf(one)))
        {
            throw new UsageException($"{file.Name} {one} is a folder", "name a file");
        }
    }
}
