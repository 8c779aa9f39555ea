using System.Globalization;
using Slipway.Conformance.Running;

namespace Slipway.Conformance.Checks.Program;

/// <summary>The server starts in time.</summary>
internal static class StartsInTime
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "server.start-budget",
        Title = "The server is ready within its budget",
        Subject = CheckSubject.Program,
        Rationale = "A rollout waits for every start, and so does whoever waits for a crashed server to come back.",
        Remedy = "Do not call the upstream, read big files or sleep while providers are made; begin such work with the first call.",
        Run = RunAsync,
    };

    private static Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        var budget = run.Session.Subject.Settings.StartBudget;
        return Task.FromResult(run.Session.StartTime is not { } time
            ? CheckResult.Skipped("the server never became ready")
            : CheckResult.Of(time <= budget ? null : $"the server is ready later than the {budget.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s that it may take"));
    }
}
