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

    private static async Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        var session = run.Session;
        var budget = session.Subject.Settings.StartBudget;
        if (session.StartTime is not { } time)
        {
            return CheckResult.Skipped("the server never became ready");
        }

        // Once it may be the machine that was slow, twice it is the server.
        return CheckResult.Of(time <= budget || await AgainAsync(session, token) <= budget
            ? null : $"the server is ready later than the {budget.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s that it may take, two times");
    }

    private static async Task<TimeSpan?> AgainAsync(RunSession session, CancellationToken token)
    {
        await using var server = await session.Subject.Launcher!.StartAsync(ServerEnvironment.Start(session.Fixture, session.Upstream?.Address), token);
        return await Readiness.WaitAsync(server, session.Subject, token);
    }
}
