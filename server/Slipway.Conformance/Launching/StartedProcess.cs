using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Slipway.Conformance.Launching;

/// <summary>A process with its output, and the folder of its socket.</summary>
internal sealed class StartedProcess : IServerRun
{
    private readonly Process _process;
    private readonly string _folder;
    private readonly Func<CancellationToken, Task> _askToStop;
    private readonly Func<Task> _cleanUp;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private readonly Task _reading;

    /// <summary>Starts it; <paramref name="askToStop"/> null means by signal.</summary>
    public StartedProcess(ProcessStartInfo start, string folder, Func<CancellationToken, Task>? askToStop = null, Func<Task>? cleanUp = null)
    {
        start.UseShellExecute = false;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.RedirectStandardInput = true;
        _folder = folder;
        _process = Process.Start(start) ?? throw new IOException($"{start.FileName} did not start");
        _process.StandardInput.Close();
        // Whatever is asked in another way is something of an engine, not this process.
        ProcessId = askToStop is null ? _process.Id : null;
        _askToStop = askToStop ?? (token => SignalAsync(_process.Id, token));
        _cleanUp = cleanUp ?? (static () => Task.CompletedTask);
        _reading = Task.WhenAll(ReadAsync(_process.StandardOutput, _output), ReadAsync(_process.StandardError, _error));
    }

    public string Address => $"unix:{Path.Combine(_folder, "ops.sock")}";

    public int? ExitCode => _process.HasExited ? _process.ExitCode : null;

    public string Output => Text(_output);

    public string Error => Text(_error);

    public int? ProcessId { get; }

    public async Task<bool> StopAsync(TimeSpan patience, CancellationToken token)
    {
        if (!_process.HasExited)
        {
            await _askToStop(token);
        }

        return await WaitForEndAsync(patience, token);
    }

    public async Task<bool> WaitForEndAsync(TimeSpan patience, CancellationToken token)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        limit.CancelAfter(patience);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
            await _reading.WaitAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            return _process.HasExited;
        }
    }

    private static async Task SignalAsync(int process, CancellationToken token)
    {
        using var kill = Process.Start("kill", ["-TERM", process.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(token);
    }

    private static async Task ReadAsync(StreamReader reader, StringBuilder into)
    {
        var buffer = new char[4096];
        int count;
        while ((count = await reader.ReadAsync(buffer)) > 0)
        {
            lock (into)
            {
                into.Append(buffer, 0, count);
            }
        }
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        await _cleanUp();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
