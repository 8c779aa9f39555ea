using Slipway.Conformance.Running;

namespace Slipway.Conformance.Checks.Lists;

/// <summary>A list keeps to its limit.</summary>
internal static class ListLimits
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "list.limit",
        Title = "A limit is kept, and takes the first",
        Subject = CheckSubject.Capability,
        Rationale = "Clients ask for as much as they can show. A limit that is ignored floods them, and the server with them.",
        Remedy = "Hand the limit to the upstream, and cut what comes back: Pages.Of(items, request.Limit) does the latter.",
        AppliesTo = static capability => capability.LimitedLists.Any(),
        Run = RunAsync,
    };

    private static async Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        foreach (var list in run.Capability.LimitedLists)
        {
            var all = await run.ItemsAsync(list, token);
            foreach (var limit in new[] { 1, 2, all.Count }.Where(limit => limit > 0))
            {
                var some = await run.ItemsAsync(list, token, request => request["limit"] = limit);
                if (some.Count > limit)
                {
                    return CheckResult.Failed($"{list.Name} with limit {limit} answers {some.Count} items");
                }

                if (some.Count < Math.Min(limit, all.Count))
                {
                    return CheckResult.Failed($"{list.Name} with limit {limit} answers {some.Count} of {all.Count} items");
                }
            }
        }

        return CheckResult.Passed;
    }
}
