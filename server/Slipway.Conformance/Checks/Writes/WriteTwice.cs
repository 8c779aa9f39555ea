using System.Text.Json.Nodes;
using Slipway.Conformance.Running;
using Slipway.Conformance.Targets;
using Slipway.Sdk.Capabilities;

namespace Slipway.Conformance.Checks.Writes;

/// <summary>Doing it twice is doing it once.</summary>
internal static class WriteTwice
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "write.idempotent",
        Title = "What is promised to be idempotent is",
        Subject = CheckSubject.Capability,
        Rationale = "Callers repeat what they got no answer to. The table of operations promises for some writes that this does no harm.",
        Remedy = "Make the second of two equal updates answer what the first did, and add nothing.",
        NeedsFixture = true,
        AppliesTo = static capability => Promised(capability).Any(),
        Run = RunAsync,
    };

    private static async Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        foreach (var write in Promised(run.Capability))
        {
            if (run.WriteFor(write, await run.FirstIdAsync(token)) is not { } request)
            {
                return CheckResult.Skipped($"the fixture has no request for {write.Name} under writes");
            }

            var first = await run.CallAsync(write, request, token);
            var count = await CountAsync(run, token);
            var second = await run.CallAsync(write, request, token);
            if (!first.Ok || !second.Ok)
            {
                return CheckResult.Failed($"{write.Name} done twice answers {first.Brief} and {second.Brief}");
            }

            if (await CountAsync(run, token) != count || Stable(first.Json) != Stable(second.Json))
            {
                return CheckResult.Failed($"{write.Name} done twice is not {write.Name} done once");
            }
        }

        return CheckResult.Passed;
    }

    private static IEnumerable<Operation> Promised(ServedCapability capability) =>
        capability.Writes.Where(write => write.Description.Idempotent && write.Answer.Kind == AnswerKind.Object);

    private static async Task<int> CountAsync(CheckRun run, CancellationToken token)
    {
        var count = 0;
        foreach (var list in run.Capability.Lists)
        {
            count += (await run.ItemsAsync(list, token)).Count;
        }

        return count;
    }

    // When it last changed may differ.
    private static string Stable(JsonNode? answer) =>
        answer is JsonObject members ? string.Join('\n', members.Where(member => member.Key != "updatedAt").Select(member => $"{member.Key}={member.Value?.ToJsonString()}")) : "";
}
