using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Slipway.Builder.Manifest;

namespace Slipway.Cli.Running;

/// <summary>A built server, running as a process of this machine.</summary>
internal sealed class LocalServer : IDisposable
{
    private readonly Process _process;

    private LocalServer(Process process) => _process = process;

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

    /// <inheritdoc />
    public void Dispose() => _process.Dispose();
}
