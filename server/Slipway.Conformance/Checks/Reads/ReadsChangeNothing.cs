using Slipway.Conformance.Running;

namespace Slipway.Conformance.Checks.Reads;

/// <summary>Reading changes nothing.</summary>
internal static class ReadsChangeNothing
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "read.unchanging",
        Title = "Reading changes nothing",
        Subject = CheckSubject.Capability,
        Rationale = "Consoles read without asking anybody. An operation that is declared to read and leaves a trace changes the world by being looked at.",
        Remedy = "Do not acknowledge, mark as seen, or create anything in an operation that reads.",
        NeedsFixture = true,
        AppliesTo = static capability => capability.Readable.Any(),
        Run = RunAsync,
    };

    private static async Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        var before = await EverythingAsync(run, token);
        foreach (var (list, get) in run.Capability.Readable)
        {
            foreach (var item in (await run.ItemsAsync(list, token)).Where(item => CheckRun.IdOf(item).Length > 0).Take(3))
            {
                await run.CallAsync(get, run.RequestFor(get, CheckRun.IdOf(item)), token);
            }
        }

        if (await run.FirstIdAsync(token) is { } id)
        {
            foreach (var part in run.Capability.Parts)
            {
                await run.CallAsync(part, run.RequestFor(part, id), token);
            }
        }

        return CheckResult.Of(before == await EverythingAsync(run, token) ? null : "after everything was read once, the lists are not what they were");
    }

    private static async Task<string> EverythingAsync(CheckRun run, CancellationToken token)
    {
        List<string> all = [];
        foreach (var list in run.Capability.Lists)
        {
            all.AddRange((await run.ItemsAsync(list, token)).Select(item => item.ToJsonString()).Order(StringComparer.Ordinal));
        }

        return string.Join('\n', all);
    }
}
