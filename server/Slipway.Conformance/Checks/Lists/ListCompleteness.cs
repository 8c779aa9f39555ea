using Slipway.Conformance.Running;

namespace Slipway.Conformance.Checks.Lists;

/// <summary>A list holds everything.</summary>
internal static class ListCompleteness
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "list.complete",
        Title = "Everything is listed, however many pages the upstream needs",
        Subject = CheckSubject.Capability,
        Rationale = "An incident on the third page of the upstream is an incident. A provider that stops earlier hides it without a word.",
        Remedy = "Read pages until the upstream says that there are no more, or until the limit is reached. The fixture says under lists how many items there are.",
        NeedsFixture = true,
        AppliesTo = static capability => capability.Lists.Any(),
        Run = RunAsync,
    };

    private static async Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        foreach (var list in run.Capability.Lists)
        {
            if (!run.Session.Fixture!.Counts.TryGetValue(list.Name, out var count))
            {
                return CheckResult.Skipped($"the fixture does not say under lists how many items {list.Name} finds");
            }

            var found = (await run.ItemsAsync(list, token)).Select(CheckRun.KeyOf).Distinct().Count();
            if (found != count)
            {
                return CheckResult.Failed($"{list.Name} answers {found} different items of {count}");
            }
        }

        return CheckResult.Passed;
    }
}
