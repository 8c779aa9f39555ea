using System.Diagnostics;

namespace Slipway.Conformance.Launching;

/// <summary>Starts an image with podman as it is shipped: its own user, a read-only root, no network; it listens on a socket in a folder that both see.</summary>
/// <param name="podman">The path of podman.</param>
/// <param name="image">The image as podman names it, such as <c>oci:DIR:TAG</c>; a relative DIR lies in the store's folder.</param>
/// <param name="store">A folder for podman's store.</param>
/// <param name="runtime">The runtime to use, where podman's own choice is not there; else null.</param>
public sealed class ContainerLauncher(string podman, string image, string store, string? runtime) : IServerLauncher
{
    private const string Mounted = "/run/ops";

    private readonly string[] _engine =
    [
        "--root", Path.Combine(store, "store"), "--runroot", Path.Combine(store, "run"), "--cgroup-manager", "cgroupfs", "--events-backend", "none",
        .. runtime is null ? Array.Empty<string>() : ["--runtime", runtime],
    ];

    private int _starts;

    /// <inheritdoc />
    public bool IsAlwaysIsolated => true;

    /// <inheritdoc />
    public bool CanIsolate => true;

    /// <inheritdoc />
    public Task<IServerRun> StartAsync(ServerStart start, CancellationToken token)
    {
        var folder = Directory.CreateTempSubdirectory("conformance-").FullName;
        // The server is another user than whoever started the kit.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_111_111);
        }

        var name = $"conformance-{_starts++}";
        var environment = start.Settle(folder, Mounted)
            .Append(KeyValuePair.Create("OPSORCH_ADDR", $"unix:{Mounted}/ops.sock"))
            .Append(KeyValuePair.Create("OPSORCH_AUDIT", "stderr"))
            .SelectMany(variable => new[] { "--env", $"{variable.Key}={variable.Value}" });
        string[] arguments =
        [
            .. _engine, "run", "--rm", "--name", name, "--read-only", "--tmpfs", "/tmp", "--network", "none",
            "--ulimit", "nofile=4096:4096", "--ulimit", "nproc=4096:4096", "--volume", $"{folder}:{Mounted}", .. environment, image,
        ];
        return Task.FromResult<IServerRun>(new StartedProcess(
            new ProcessStartInfo(podman, arguments) { WorkingDirectory = store }, folder, stop => RunAsync(["kill", "--signal", "TERM", name], stop), () => RunAsync(["rm", "--force", "--time", "0", name], CancellationToken.None)));
    }

    /// <summary>Removes what podman has stored; of an ordinary user its files belong to users of a namespace.</summary>
    public async Task CleanUpAsync(CancellationToken token)
    {
        if (Directory.Exists(store) && !Environment.IsPrivilegedProcess)
        {
            await RunAsync(["unshare", "rm", "-rf", store], token);
        }
    }

    private async Task RunAsync(string[] arguments, CancellationToken token)
    {
        var start = new ProcessStartInfo(podman, [.. _engine, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new IOException($"{podman} did not start");
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(token), process.StandardError.ReadToEndAsync(token), process.WaitForExitAsync(token));
    }
}
