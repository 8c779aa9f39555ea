using System.Text.Json.Nodes;
using Slipway.Conformance.Running;

namespace Slipway.Conformance.Checks.Lists;

/// <summary>A list has one order.</summary>
internal static class ListOrder
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "list.order",
        Title = "The order is the same every time",
        Subject = CheckSubject.Capability,
        Rationale = "A list whose items change places makes consoles flicker and a limit pick at random.",
        Remedy = "Sort by something that does not change and is unique, such as the time of creation and then the id.",
        AppliesTo = static capability => capability.Lists.Any(),
        Run = RunAsync,
    };

    private static async Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        foreach (var list in run.Capability.Lists)
        {
            var first = Keys(await run.ItemsAsync(list, token));
            var second = Keys(await run.ItemsAsync(list, token));
            // Of a system that lives, items may come and go meanwhile.
            if (!first.Where(second.Contains).SequenceEqual(second.Where(first.Contains)))
            {
                return CheckResult.Failed($"{list.Name} asked twice answers in two orders");
            }
        }

        return CheckResult.Passed;
    }

    private static List<string> Keys(IReadOnlyList<JsonNode> items) => [.. items.Select(CheckRun.KeyOf).Distinct()];
}
