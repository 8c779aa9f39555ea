using Slipway.Conformance.Running;

namespace Slipway.Conformance.Checks.Http;

/// <summary>A request can be followed by its id.</summary>
internal static class RequestIds
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "http.request-id",
        Title = "The id of a request comes back with its answer",
        Subject = CheckSubject.Http,
        Rationale = "The id is what caller, log and audit have in common.",
        Remedy = "Echo X-Request-ID on every answer.",
        Run = RunAsync,
    };

    private static async Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        var answer = await run.Http.SendAsync(HttpMethod.Get, "plugins", null, token, "conformance-echo");
        return CheckResult.Of(answer.RequestId == "conformance-echo" ? null : $"X-Request-ID comes back as {answer.RequestId ?? "nothing"}");
    }
}
