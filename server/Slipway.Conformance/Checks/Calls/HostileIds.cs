using System.Text.Json.Nodes;
using Slipway.Conformance.Running;
using Slipway.Sdk.Calls;

namespace Slipway.Conformance.Checks.Calls;

/// <summary>Whatever is asked for, the answer has a code.</summary>
internal static class HostileIds
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "error.codes",
        Title = "Odd input is answered with a code of the contract",
        Subject = CheckSubject.Capability,
        Rationale = "What comes from outside is not what the author thought of. A provider that breaks on it answers provider_error, which tells the caller nothing and the operator to look for a fault.",
        Remedy = "Escape what goes into addresses and queries; refuse with ProviderException.BadRequest what the upstream cannot take.",
        AppliesTo = static capability => capability.Readable.Any(),
        Run = RunAsync,
    };

    private static readonly string[] Odd =
        [new string('x', 300), "a'b\"c`d", "../../etc/passwd", "a?b=c&d#e", "{id}", "%00", "\u0645\u0631\u062d\u0628\u0627 \ud83d\ude80", "-1", " "];

    private static async Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        foreach (var (_, get) in run.Capability.Readable)
        {
            foreach (var id in Odd)
            {
                var answer = await run.CallAsync(get, run.RequestFor(get, id), token);
                if (!answer.Ok && answer.Code is null or "" or ErrorCodes.ProviderError)
                {
                    return CheckResult.Failed($"{get.Name} of the id {JsonValue.Create(id[..Math.Min(id.Length, 30)]).ToJsonString()} answers {answer.Brief}");
                }
            }
        }

        return CheckResult.Passed;
    }
}
