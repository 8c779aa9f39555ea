using Slipway.Conformance.Running;

namespace Slipway.Conformance.Checks.Program;

/// <summary>The server starts.</summary>
internal static class BecomesReady
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "server.ready",
        Title = "The server becomes ready",
        Subject = CheckSubject.Program,
        Rationale = "Orchestrators send traffic to what says on /ready that it can take it.",
        Remedy = "Read the last lines of the log: they say what the server stumbled over.",
        InSmoke = true,
        Run = RunAsync,
    };

    private static Task<CheckResult> RunAsync(CheckRun run, CancellationToken token) =>
        Task.FromResult(CheckResult.Of(run.Session.StartTime is null ? run.Session.Fault : null));
}
