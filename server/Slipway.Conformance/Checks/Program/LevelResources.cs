using System.Globalization;
using System.Text.Json.Nodes;
using Slipway.Conformance.Running;
using Slipway.Conformance.Targets;

namespace Slipway.Conformance.Checks.Program;

/// <summary>Memory and handles level off.</summary>
internal static class LevelResources
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "server.resources",
        Title = "Memory and handles do not grow with the calls",
        Level = CheckLevel.Should,
        Subject = CheckSubject.Program,
        Rationale = "A server runs for months. What grows with every call ends it some night.",
        Remedy = "Dispose what is opened for a call, keep one HttpClient, bound every cache.",
        AppliesToTarget = static run => run.Session.Server?.ProcessId is { } process && Directory.Exists($"/proc/{process}/fd") && Listing(run).Any(),
        Run = RunAsync,
    };

    private const int Calls = 100;
    private const long MemoryGrowth = 128L * 1024 * 1024;
    private const int HandleGrowth = 64;

    private static async Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        var (server, capability) = (run.Session.Server!.ProcessId!.Value, Listing(run).First());
        var one = new CheckRun(run.Session, capability);
        var request = await one.RequestAsync(capability.Lists.First(), token);
        await AskAsync(one, request, Calls, token);
        var (memory, handles) = (Memory(server), Handles(server));
        await AskAsync(one, request, Calls, token);
        return CheckResult.Of(
            Memory(server) - memory > MemoryGrowth ? $"memory grows by more than 128 MiB in {Calls} calls"
            : Handles(server) - handles > HandleGrowth ? $"more than {HandleGrowth} handles stay open after {Calls} calls"
            : null);
    }

    private static async Task AskAsync(CheckRun run, JsonObject request, int calls, CancellationToken token)
    {
        for (var call = 0; call < calls; call++)
        {
            await run.CallAsync(run.Capability.Lists.First(), request, token);
        }
    }

    private static IEnumerable<ServedCapability> Listing(CheckRun run) => run.Session.Http?.Capabilities.Where(capability => capability.Lists.Any()) ?? [];

    private static int Handles(int process) => Directory.GetFiles($"/proc/{process}/fd").Length;

    // In pages of 4 KiB: the second number.
    private static long Memory(int process) => long.Parse(File.ReadAllText($"/proc/{process}/statm").Split(' ')[1], CultureInfo.InvariantCulture) * 4096;
}
