using Slipway.Conformance.Running;

namespace Slipway.Conformance.Checks.Reads;

/// <summary>What is listed can be read.</summary>
internal static class ReadSameThing
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "get.same",
        Title = "What is listed can be read by its id",
        Subject = CheckSubject.Capability,
        Rationale = "A console lists and then opens. What it opens must be what was listed.",
        Remedy = "Accept as id what the list gave as id, unchanged.",
        AppliesTo = static capability => capability.Readable.Any(),
        Run = RunAsync,
    };

    private static async Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        foreach (var (list, get) in run.Capability.Readable)
        {
            foreach (var item in (await run.ItemsAsync(list, token)).Where(item => CheckRun.IdOf(item).Length > 0).Take(3))
            {
                var id = CheckRun.IdOf(item);
                var answer = await run.CallAsync(get, run.RequestFor(get, id), token);
                if (!answer.Ok || answer.Json is not { } read || CheckRun.IdOf(read) != id)
                {
                    return CheckResult.Failed($"{get.Name} of {id}, which {list.Name} lists, answers {(answer.Ok ? "something else" : answer.Brief)}");
                }
            }
        }

        return CheckResult.Passed;
    }
}
