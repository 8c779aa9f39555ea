using System.Diagnostics;

namespace Slipway.Conformance.Launching;

/// <summary>Starts a server program of this machine.</summary>
/// <param name="program">The program.</param>
/// <param name="arguments">Its arguments.</param>
/// <param name="unshare">The path of <c>unshare</c>, which starts programs without network; null where there is none.</param>
public sealed class ProgramLauncher(string program, IReadOnlyList<string> arguments, string? unshare) : IServerLauncher
{
    /// <inheritdoc />
    public bool IsAlwaysIsolated => false;

    /// <inheritdoc />
    public bool CanIsolate => unshare is not null;

    /// <inheritdoc />
    public Task<IServerRun> StartAsync(ServerStart start, CancellationToken token)
    {
        var folder = Directory.CreateTempSubdirectory("conformance-").FullName;
        // A network namespace of its own, as an ordinary user may make one: not even loopback is up in it.
        var info = start.Isolated && unshare is not null
            ? new ProcessStartInfo(unshare, ["--user", "--map-root-user", "--net", "--", program, .. arguments])
            : new ProcessStartInfo(program, arguments);
        foreach (var (name, value) in start.Settle(folder, folder))
        {
            info.Environment[name] = value;
        }

        info.Environment["OPSORCH_ADDR"] = $"unix:{Path.Combine(folder, "ops.sock")}";
        info.Environment["OPSORCH_AUDIT"] = "stderr";
        var process = new StartedProcess(info, folder);
        return Task.FromResult<IServerRun>(process);
    }
}
