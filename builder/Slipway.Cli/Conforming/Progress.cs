using Slipway.Cli.Verbs;
using Slipway.Conformance.Reports;

namespace Slipway.Cli.Conforming;

/// <summary>Tells how a run goes on: a line a check.</summary>
internal static class Progress
{
    public static void Tell(VerbRun run, ReportedCheck check)
    {
        if (!run.Quiet && !run.Json)
        {
            run.Edge.Error.WriteLine($"{check.Result.Outcome.ToString().ToLowerInvariant(),-8} {check.Name}");
        }
    }
}
