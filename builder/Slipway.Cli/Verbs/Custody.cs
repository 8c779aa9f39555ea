using Slipway.Builder.Diagnostics;

namespace Slipway.Cli.Verbs;

/// <summary>Whether the files that say whom to believe are in the hands of few.</summary>
internal static class Custody
{
    /// <summary>Warns of a file that every user of this machine may write.</summary>
    public static void Look(VerbRun run, string? written)
    {
        if (!OperatingSystem.IsWindows() && written is not null && File.Exists(run.Edge.PathOf(written))
            && File.GetUnixFileMode(run.Edge.PathOf(written)).HasFlag(UnixFileMode.OtherWrite))
        {
            run.Diagnostics.Add(RuleCatalog.Find("SLP6013")!.At(null, $"{written}: every user of this machine may write this file", $"chmod o-w {written}"));
        }
    }
}
