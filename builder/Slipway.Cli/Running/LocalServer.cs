using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Slipway.Builder.Manifest;

namespace Slipway.Cli.Running;

/// <summary>A built server, running as a process of this machine.</summary>
internal sealed class LocalServer : IDisposable
{
    // Waits for the end of its input, which comes when whoever holds the other end is gone, however it went. A signal at a parent's
    // death would come at the end of a mere thread, too.
    private const string Watch = "trap '' INT HUP TERM; while read -r line; do :; done; kill -TERM \"$1\"";

    private readonly Process _process;
    private readonly Process? _watch;

    private LocalServer(Process process) => (_process, _watch) = (process, WatchOver(process));

    /// <summary>Whether it ended.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>Its exit code, once it ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Starts it.</summary>
    public static LocalServer Start(Edge edge, ServerManifest manifest, string assembly)
    {
        var start = new ProcessStartInfo(Path.Combine(edge.DotnetRoot(), "dotnet"), [assembly]) { WorkingDirectory = edge.WorkingFolder, UseShellExecute = false };
        foreach (var (name, value) in manifest.Image.Env)
        {
            // What is set here wins over what the image would set, as with a container.
            start.Environment[name] = edge.Variable(name) ?? value;
        }

        return new LocalServer(Process.Start(start) ?? throw new IOException("The server did not start."));
    }

    /// <summary>Waits until it ends.</summary>
    public Task WaitAsync(CancellationToken token) => _process.WaitForExitAsync(token);

    /// <summary>Asks it to end, and ends it when it has not after a while.</summary>
    public async Task StopAsync(TimeSpan grace)
    {
        if (HasEnded)
        {
            return;
        }

        using var limit = new CancellationTokenSource(grace);
        try
        {
            // A terminal's Ctrl-C reaches the server by itself; otherwise it is asked by signal.
            using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or Win32Exception)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }
    }

    // Where there is no shell the server is not watched over; it runs all the same.
    private static Process? WatchOver(Process server)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", Watch, "slipway-watch", server.Id.ToString(CultureInfo.InvariantCulture)])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
        };
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        // Before its input ends: by then the server's number may be another process's.
        _watch?.Kill();
        _watch?.Dispose();
        _process.Dispose();
    }
}
