using Slipway.Conformance.Running;

namespace Slipway.Conformance.Checks.Program;

/// <summary>The server stops when it is told to.</summary>
internal static class StopsCleanly
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "server.stop",
        Title = "The server stops when it is told to",
        Subject = CheckSubject.Program,
        Rationale = "A server that does not stop is killed, and what it had in hand is lost.",
        Remedy = "Let Dispose return at once; hand the token to everything that waits.",
        InSmoke = true,
        AfterStop = true,
        Run = RunAsync,
    };

    private static Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        var session = run.Session;
        return Task.FromResult(session.StartTime is null ? CheckResult.Skipped("the server never became ready")
            : session.StoppedInTime != true ? CheckResult.Failed("the server still ran when its time to stop was over")
            : CheckResult.Of(session.Server?.ExitCode is 0 ? null : $"the server ended with exit code {session.Server?.ExitCode}"));
    }
}
