using Slipway.Conformance.Running;
using Slipway.Conformance.Targets;
using Slipway.Sdk.Calls;

namespace Slipway.Conformance.Checks.Calls;

/// <summary>An upstream that fails is not an empty one.</summary>
internal static class UpstreamFailures
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "upstream.failure",
        Title = "A failing upstream is told as a failure",
        Subject = CheckSubject.Capability,
        Rationale = "No incidents and no answer are two things. Whoever is shown an empty list believes that all is well.",
        Remedy = "Let failures of the upstream out as ProviderException, with unavailable, timeout, rate_limited or unauthorized as they are.",
        AppliesTo = static capability => capability.Lists.Any(),
        AppliesToTarget = static run => run.Session.Upstream is not null,
        Run = RunAsync,
    };

    private static async Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        foreach (var list in run.Capability.Lists)
        {
            var request = await run.RequestAsync(list, token);
            var asked = run.Session.Upstream!.Requests.Count;
            run.Session.Upstream.IsDown = true;
            CallAnswer answer;
            try
            {
                answer = await run.CallAsync(list, request, token);
            }
            finally
            {
                run.Session.Upstream.IsDown = false;
            }

            // What answers by itself needs no upstream.
            if (run.Session.Upstream.Requests.Count > asked && (answer.Ok || answer.Code is null or "" or ErrorCodes.ProviderError))
            {
                return CheckResult.Failed($"{list.Name} answers {answer.Brief} while the upstream answers 500");
            }
        }

        return CheckResult.Passed;
    }
}
