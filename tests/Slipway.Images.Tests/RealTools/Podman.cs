namespace Slipway.Images.Tests.RealTools;

/// <summary>podman with a store of its own, as it runs inside a container and without systemd.</summary>
internal sealed class Podman : IDisposable
{
    private readonly TempFolder _store = new();
    private readonly string _program = Tool.Require("podman", "podman");
    private readonly string _runc = Tool.Require("runc", "runc");

    public Task<CommandResult> RunAsync(params string[] arguments) => CommandRunner.RunAsync(
        _program,
        [
            "--root", _store["root"], "--runroot", _store["run"], "--runtime", _runc, "--cgroup-manager", "cgroupfs",
            "--events-backend", "none", "--storage-driver", "vfs", .. arguments,
        ]);

    /// <summary>Runs an image as a careful operator would: read-only, without network, as its own user.</summary>
    public Task<CommandResult> StartAsync(string image) => RunAsync(
        "run", "--rm", "--network", "none", "--read-only", "--tmpfs", "/tmp",
        "--ulimit", "nofile=1024:1024", "--ulimit", "nproc=2048:2048", image);

    public void Dispose() => _store.Dispose();
}
