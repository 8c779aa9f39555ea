using Slipway.Conformance.Running;

namespace Slipway.Conformance.Checks.Program;

/// <summary>Standard output stays empty.</summary>
internal static class SilentOutput
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "server.stdout",
        Title = "Nothing is written on standard output",
        Subject = CheckSubject.Program,
        Rationale = "Log and audit go to standard error, as lines that programs read. What is printed beside them is found by nobody, and may hold anything.",
        Remedy = "Write through the log of the ProviderContext, never to the console.",
        AfterStop = true,
        AppliesToTarget = static run => run.Session.Server is not null,
        Run = RunAsync,
    };

    private static Task<CheckResult> RunAsync(CheckRun run, CancellationToken token) =>
        Task.FromResult(CheckResult.Of(run.Session.Server!.Output.Trim().Length == 0 ? null : "something is written on standard output"));
}
