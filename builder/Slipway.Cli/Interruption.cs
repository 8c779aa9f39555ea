using System.Runtime.InteropServices;

namespace Slipway.Cli;

/// <summary>
/// Ctrl-C and SIGTERM: the verb is told to stop, and when it does not within a second (it may wait for a pipe that nobody writes to),
/// the process ends all the same. What is written gets its name last, so nothing is half there; processes that it started are ended first.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private const int MostPauses = 50;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(800);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;

    public Interruption() => _signals =
        [PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop)];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }
    }

    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _source.Cancel();
        _ = EndAsync();
    }

    private static async Task EndAsync()
    {
        await Task.Delay(Patience);
        for (var pauses = 0; pauses < MostPauses && HasChildren(); pauses++)
        {
            await Task.Delay(Pause);
        }

        Environment.Exit(ExitCode.Interrupted);
    }

    private static bool HasChildren()
    {
        try
        {
            return Directory.GetDirectories("/proc/self/task").Any(thread => File.ReadAllText(Path.Combine(thread, "children")).Length > 0);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // No such list on this system, or a thread that has just ended.
            return false;
        }
    }
}
