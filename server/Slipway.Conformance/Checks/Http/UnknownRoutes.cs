using Slipway.Conformance.Running;

namespace Slipway.Conformance.Checks.Http;

/// <summary>What has no route is said in JSON.</summary>
internal static class UnknownRoutes
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "http.no-route",
        Title = "What has no route answers 404 in JSON",
        Subject = CheckSubject.Http,
        Rationale = "Clients parse every answer. One that is not JSON becomes a parse error and hides what was wrong.",
        Remedy = "Answer errors as {code, message} with application/json, whatever the path.",
        Run = RunAsync,
    };

    private static async Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        var answer = await run.Http.SendAsync(HttpMethod.Get, "conformance-no-such-route", null, token);
        return CheckResult.Of(answer.Answer is { Status: 404, Code.Length: > 0 } && answer.MediaType == "application/json" ? null : $"GET /conformance-no-such-route answers {answer.Answer.Status} {answer.MediaType}");
    }
}
