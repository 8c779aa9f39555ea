using Slipway.Conformance.Launching;

namespace Slipway.Conformance.Tests;

/// <summary>Starts the toy server with its fault; of a fault of the audit trail it loses records.</summary>
internal sealed class ToyLauncher(IServerLauncher launcher, string fault) : IServerLauncher
{
    public bool IsAlwaysIsolated => launcher.IsAlwaysIsolated;

    public bool CanIsolate => launcher.CanIsolate;

    public async Task<IServerRun> StartAsync(ServerStart start, CancellationToken token)
    {
        var run = await launcher.StartAsync(start with { Environment = new Dictionary<string, string>(start.Environment) { ["TOY_FAULT"] = fault } }, token);
        return fault == "audit.events" ? new Forgetful(run) : run;
    }

    private sealed class Forgetful(IServerRun run) : IServerRun
    {
        public string Address => run.Address;

        public int? ExitCode => run.ExitCode;

        public string Output => run.Output;

        public string Error => string.Join('\n', run.Error.Split('\n').Where(line => !line.Contains("\"incident.get\"", StringComparison.Ordinal)));

        public int? ProcessId => run.ProcessId;

        public Task<bool> StopAsync(TimeSpan patience, CancellationToken token) => run.StopAsync(patience, token);

        public Task<bool> WaitForEndAsync(TimeSpan patience, CancellationToken token) => run.WaitForEndAsync(patience, token);

        public ValueTask DisposeAsync() => run.DisposeAsync();
    }
}
