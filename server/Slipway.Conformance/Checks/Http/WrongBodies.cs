using Slipway.Conformance.Running;
using Slipway.Conformance.Targets;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;

namespace Slipway.Conformance.Checks.Http;

/// <summary>A body that cannot be read is the caller's fault.</summary>
internal static class WrongBodies
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "http.bad-body",
        Title = "A body that cannot be read answers 400 bad_request",
        Subject = CheckSubject.Http,
        Rationale = "A typing error in a body must not look like a failure of the server, nor be ignored.",
        Remedy = "Read bodies strictly: malformed JSON and members that the schema does not know are bad_request.",
        AppliesToTarget = static run => Listing(run).Any(),
        Run = RunAsync,
    };

    private static readonly string[] Bodies = ["{", "[]", "{\"conformance-no-such-member\":1}"];

    private static async Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        var list = Listing(run).First();
        var path = run.Http.Routes[list.Name].Path;
        foreach (var body in Bodies)
        {
            var answer = (await run.Http.SendAsync(HttpMethod.Post, path, HttpTarget.Content(body), token)).Answer;
            if (answer.Status != 400 || answer.Code != ErrorCodes.BadRequest)
            {
                return CheckResult.Failed($"POST {path} with {body} answers {answer.Brief}");
            }
        }

        return CheckResult.Passed;
    }

    private static IEnumerable<Operation> Listing(CheckRun run) =>
        run.Session.Http?.Capabilities.SelectMany(capability => capability.Lists).Where(list => run.Http.Routes.TryGetValue(list.Name, out var route) && route is { HasBody: true, Method: "POST" }) ?? [];
}
