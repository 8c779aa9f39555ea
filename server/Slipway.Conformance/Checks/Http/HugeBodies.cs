using Slipway.Conformance.Running;
using Slipway.Conformance.Targets;

namespace Slipway.Conformance.Checks.Http;

/// <summary>A body has a limit.</summary>
internal static class HugeBodies
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "http.too-large",
        Title = "A body beyond every measure answers 413",
        Level = CheckLevel.Should,
        Subject = CheckSubject.Http,
        Rationale = "Without a limit one caller takes the memory of all.",
        Remedy = "Refuse bodies beyond OPSORCH_MAX_BODY_BYTES before they are read.",
        AppliesToTarget = static run => Queries(run).Any(),
        Run = RunAsync,
    };

    // Beyond the limit that a server has unless it is told otherwise.
    private const int Size = 3 * 1024 * 1024;

    private static async Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        var path = Queries(run).First();
        var answer = (await run.Http.SendAsync(HttpMethod.Post, path, HttpTarget.Content($"{{\"query\":\"{new string('x', Size)}\"}}"), token)).Answer;
        return CheckResult.Of(answer.Status is 413 or 501 ? null : $"POST {path} with 3 MiB answers {answer.Status}");
    }

    // Only what reads is asked, should the limit not hold.
    private static IEnumerable<string> Queries(CheckRun run) =>
        run.Session.Http?.Routes.Values.Where(route => route is { HasBody: true, Method: "POST" } && route.Path.EndsWith("/query", StringComparison.Ordinal)).Select(route => route.Path) ?? [];
}
