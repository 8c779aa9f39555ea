using System.Diagnostics;

namespace Slipway.Images.Tests.RealTools;

/// <summary>podman with a store of its own, as it runs inside a container and without systemd.</summary>
internal sealed class Podman : IDisposable
{
    private readonly TempFolder _store = new();
    private readonly string _program = Tool.Require("podman", "podman");
    private readonly string _runc = Tool.Require("runc", "runc");
    private Process? _service;

    private IEnumerable<string> Globals =>
    [
        "--root", _store["root"], "--runroot", _store["run"], "--runtime", _runc, "--cgroup-manager", "cgroupfs",
        "--events-backend", "none", "--storage-driver", "vfs",
    ];

    public Task<CommandResult> RunAsync(params string[] arguments) => CommandRunner.RunAsync(_program, [.. Globals, .. arguments]);

    /// <summary>Writes a program that is this podman for a shell with it on the PATH.</summary>
    /// <param name="changes">Lines of bash that change the words of a call, in <c>$words</c>.</param>
    public string WriteProgram(string changes)
    {
        // Where a container may not raise its limits, the ones that podman takes from the machine are too high.
        File.WriteAllText(_store["containers.conf"], "[containers]\ndefault_ulimits = [\"nofile=1024:1024\", \"nproc=2048:2048\"]\n");
        File.WriteAllText(_store["podman"], $$"""
            #!/bin/bash
            export CONTAINERS_CONF='{{_store["containers.conf"]}}'
            words=("$@")
            {{changes}}
            exec {{_program}} {{string.Join(' ', Globals)}} "${words[@]}"

            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_store["podman"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return _store["podman"];
    }

    /// <summary>Starts podman's service on the same store and returns its socket.</summary>
    public async Task<string> ServeAsync()
    {
        var socket = _store["podman.sock"];
        var start = new ProcessStartInfo(_program, [.. Globals, "system", "service", "--time", "0", $"unix://{socket}"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        _service = Process.Start(start)!;
        _service.ErrorDataReceived += (_, _) => { };
        _service.OutputDataReceived += (_, _) => { };
        _service.BeginErrorReadLine();
        _service.BeginOutputReadLine();
        for (var attempt = 0; attempt < 200 && !File.Exists(socket) && !_service.HasExited; attempt++)
        {
            await Task.Delay(50);
        }

        Tool.RequireThat(File.Exists(socket), "podman system service does not start here");
        return socket;
    }

    /// <summary>Runs an image as a careful operator would: read-only, without network, as its own user.</summary>
    public Task<CommandResult> StartAsync(string image) => RunAsync(
        "run", "--rm", "--network", "none", "--read-only", "--tmpfs", "/tmp",
        "--ulimit", "nofile=1024:1024", "--ulimit", "nproc=2048:2048", image);

    public void Dispose()
    {
        _service?.Kill();
        _service?.Dispose();
        _store.Dispose();
    }
}
