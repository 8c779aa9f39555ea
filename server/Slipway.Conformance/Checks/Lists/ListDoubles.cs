using Slipway.Conformance.Running;

namespace Slipway.Conformance.Checks.Lists;

/// <summary>A list holds nothing twice.</summary>
internal static class ListDoubles
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "list.unique",
        Title = "Nothing is listed twice",
        Subject = CheckSubject.Capability,
        Rationale = "Upstreams deliver in pages, and pages shift while they are read. What is read twice is counted twice by whoever counts incidents.",
        Remedy = "Page by a cursor where the upstream has one; else drop ids that were seen before.",
        AppliesTo = static capability => capability.Lists.Any(),
        Run = RunAsync,
    };

    private static async Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        foreach (var list in run.Capability.Lists)
        {
            var ids = (await run.ItemsAsync(list, token)).Select(CheckRun.IdOf).Where(id => id.Length > 0).ToList();
            if (ids.GroupBy(id => id).FirstOrDefault(group => group.Count() > 1) is { } twice)
            {
                return CheckResult.Failed($"{list.Name} answers {twice.Key} {twice.Count()} times");
            }
        }

        return CheckResult.Passed;
    }
}
