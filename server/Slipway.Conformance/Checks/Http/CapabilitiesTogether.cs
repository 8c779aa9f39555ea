using Slipway.Conformance.Running;
using Slipway.Conformance.Targets;

namespace Slipway.Conformance.Checks.Http;

/// <summary>Capabilities do not disturb each other.</summary>
internal static class CapabilitiesTogether
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "server.together",
        Title = "Capabilities asked at the same time answer as asked alone",
        Subject = CheckSubject.Http,
        Rationale = "Plugins of different authors share a process. What one does to the others shows only when they work at the same time.",
        Remedy = "Share nothing between plugins: no static state, no change of culture, thread pool or defaults of the process.",
        AppliesToTarget = static run => Listing(run).Skip(1).Any(),
        Run = RunAsync,
    };

    private const int Rounds = 4;

    private static async Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        var capabilities = Listing(run).ToList();
        List<string> alone = [];
        foreach (var capability in capabilities)
        {
            alone.Add(await AskAsync(run, capability, token));
        }

        for (var round = 0; round < Rounds; round++)
        {
            var together = await Task.WhenAll(capabilities.Select(capability => AskAsync(run, capability, token)));
            if (together.Zip(alone).ToList().FindIndex(pair => pair.First != pair.Second) is >= 0 and var odd)
            {
                return CheckResult.Failed($"{capabilities[odd].Name} answers otherwise while other capabilities are asked");
            }
        }

        return CheckResult.Passed;
    }

    private static async Task<string> AskAsync(CheckRun run, ServedCapability capability, CancellationToken token)
    {
        var one = new CheckRun(run.Session, capability);
        return string.Join('\n', (await one.ItemsAsync(capability.Lists.First(), token)).Select(CheckRun.KeyOf).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<ServedCapability> Listing(CheckRun run) => run.Session.Http?.Capabilities.Where(capability => capability.Lists.Any()) ?? [];
}
