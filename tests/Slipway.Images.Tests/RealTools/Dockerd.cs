using System.Diagnostics;

namespace Slipway.Images.Tests.RealTools;

/// <summary>A Docker daemon of the test's own: its data, state and socket lie in a folder of the test.</summary>
internal sealed class Dockerd : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _docker = Tool.Require("docker", "docker.io");
    private readonly Process _daemon;

    private Dockerd()
    {
        var program = Tool.Require("dockerd", "docker.io");
        Tool.RequireThat(Environment.UserName == "root", "dockerd needs root");
        var start = new ProcessStartInfo(program,
        [
            "--host", Host, "--data-root", _folder["data"], "--exec-root", _folder["exec"], "--pidfile", _folder["pid"],
            "--iptables=false", "--ip6tables=false", "--bridge=none", "--storage-driver", "vfs", "--log-level", "error",
        ])
        { RedirectStandardError = true, RedirectStandardOutput = true };
        _daemon = Process.Start(start)!;
        _daemon.ErrorDataReceived += (_, line) => Log += line.Data + "\n";
        _daemon.BeginErrorReadLine();
        _daemon.BeginOutputReadLine();
    }

    /// <summary>Where it listens.</summary>
    public string Socket => _folder["docker.sock"];

    private string Host => $"unix://{Socket}";

    private string Log { get; set; } = "";

    /// <summary>Starts a daemon and waits until it answers.</summary>
    public static async Task<Dockerd> StartAsync()
    {
        var docker = new Dockerd();
        for (var attempt = 0; attempt < 300; attempt++)
        {
            if ((await docker.RunAsync("version")).ExitCode == 0)
            {
                return docker;
            }

            if (docker._daemon.HasExited)
            {
                break;
            }

            await Task.Delay(100);
        }

        await docker.DisposeAsync();
        Tool.RequireThat(false, "dockerd does not start here:\n" + docker.Log);
        return docker;
    }

    public Task<CommandResult> RunAsync(params string[] arguments) => CommandRunner.RunAsync(_docker, ["--host", Host, .. arguments]);

    public async ValueTask DisposeAsync()
    {
        if (!_daemon.HasExited)
        {
            // A polite end: killed, the daemon would leave its containerd behind.
            await CommandRunner.RunAsync("/bin/kill", ["-TERM", _daemon.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            await _daemon.WaitForExitAsync(limit.Token);
        }

        _daemon.Dispose();
        _folder.Dispose();
    }
}
