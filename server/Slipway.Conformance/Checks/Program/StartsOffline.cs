using Slipway.Conformance.Running;

namespace Slipway.Conformance.Checks.Program;

/// <summary>The server starts without network.</summary>
internal static class StartsOffline
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "server.offline",
        Title = "The server starts without network",
        Subject = CheckSubject.Program,
        Rationale = "When the network is down, operations is needed most. A server that needs its upstreams to start is down with them.",
        Remedy = "Do not resolve or call anything while providers are made.",
        Run = RunAsync,
    };

    private static async Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        var (session, launcher) = (run.Session, run.Session.Subject.Launcher!);
        if (session.StartTime is null)
        {
            return CheckResult.Skipped("the server never became ready");
        }

        if (launcher.IsAlwaysIsolated)
        {
            return CheckResult.Passed;
        }

        if (!launcher.CanIsolate)
        {
            return CheckResult.Skipped("nothing here can start a program without network");
        }

        await using var server = await launcher.StartAsync(ServerEnvironment.Start(session.Fixture, session.Upstream?.Address) with { Isolated = true }, token);
        return CheckResult.Of(await Readiness.WaitAsync(server, session.Subject, token) is null ? $"without network {Readiness.Why(server)}" : null);
    }
}
