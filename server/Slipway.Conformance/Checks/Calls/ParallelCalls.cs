using System.Text.Json.Nodes;
using Slipway.Conformance.Running;

namespace Slipway.Conformance.Checks.Calls;

/// <summary>Calls at the same time do not disturb each other.</summary>
internal static class ParallelCalls
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "call.parallel",
        Title = "Calls at the same time answer as calls one by one",
        Subject = CheckSubject.Capability,
        Rationale = "A server has many callers. A provider that keeps the state of a call in a field mixes them up.",
        Remedy = "Keep what belongs to a call in local variables; guard what is shared.",
        AppliesTo = static capability => capability.Lists.Any(),
        Run = RunAsync,
    };

    private const int Callers = 16;

    private static async Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        foreach (var list in run.Capability.Lists)
        {
            var alone = Text(await run.ItemsAsync(list, token));
            var together = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => run.ItemsAsync(list, token)));
            // What lives may have changed; then it stays changed.
            var after = Text(await run.ItemsAsync(list, token));
            if (together.Select(Text).Any(answer => answer != alone && answer != after))
            {
                return CheckResult.Failed($"of {Callers} calls of {list.Name} at the same time, some answer otherwise than one alone");
            }
        }

        return CheckResult.Passed;
    }

    private static string Text(IReadOnlyList<JsonNode> items) => string.Join('\n', items.Select(CheckRun.KeyOf).Order(StringComparer.Ordinal));
}
