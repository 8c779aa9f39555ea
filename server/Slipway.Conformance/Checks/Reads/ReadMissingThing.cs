using Slipway.Conformance.Running;
using Slipway.Sdk.Calls;

namespace Slipway.Conformance.Checks.Reads;

/// <summary>What is not there is not found.</summary>
internal static class ReadMissingThing
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "get.not-found",
        Title = "What does not exist answers not_found",
        Subject = CheckSubject.Capability,
        Rationale = "Clients tell \"it is gone\" from \"it broke\" by this code: the first is shown, the second is retried.",
        Remedy = "Throw ProviderException.NotFound when the upstream knows nothing of the id.",
        AppliesTo = static capability => capability.Readable.Any(),
        Run = RunAsync,
    };

    private static async Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        foreach (var (_, get) in run.Capability.Readable)
        {
            var answer = await run.CallAsync(get, run.RequestFor(get, "conformance-no-such-id"), token);
            if (answer.Code != ErrorCodes.NotFound || answer.Status != 404)
            {
                return CheckResult.Failed($"{get.Name} of an id that does not exist answers {answer.Brief}");
            }
        }

        return CheckResult.Passed;
    }
}
