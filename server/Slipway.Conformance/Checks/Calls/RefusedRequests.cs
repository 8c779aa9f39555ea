using Slipway.Conformance.Fixtures;
using Slipway.Conformance.Running;
using Slipway.Sdk.Calls;

namespace Slipway.Conformance.Checks.Calls;

/// <summary>What makes no sense is refused.</summary>
internal static class RefusedRequests
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "request.refused",
        Title = "Requests that make no sense are refused as bad_request",
        Subject = CheckSubject.Capability,
        Rationale = "A request that the upstream cannot answer is the caller's to mend: 400 says so, 502 and an empty list do not.",
        Remedy = "Check what the upstream would refuse and throw ProviderException.BadRequest; the fixture lists such requests under refused.",
        NeedsFixture = true,
        AppliesToTarget = static run => run.Session.Fixture is not null && OfCapability(run).Any(),
        Run = RunAsync,
    };

    private static async Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        foreach (var request in OfCapability(run))
        {
            var answer = await run.CallAsync(run.Capability.Capability[request.Operation], request.Request.DeepClone().AsObject(), token);
            if (answer.Status != 400 || answer.Code != ErrorCodes.BadRequest)
            {
                return CheckResult.Failed($"{request.Operation} with {request.Request.ToJsonString()} answers {answer.Brief}");
            }
        }

        return CheckResult.Passed;
    }

    private static IEnumerable<FixtureRequest> OfCapability(CheckRun run) =>
        run.Session.Fixture!.Refused.Where(request => request.Operation.StartsWith(run.Capability.Name + ".", StringComparison.Ordinal));
}
