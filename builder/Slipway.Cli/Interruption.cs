using System.Runtime.InteropServices;

namespace Slipway.Cli;

/// <summary>
/// Ctrl-C and SIGTERM: the verb is told to stop, and when it does not within a second (it may wait for a pipe that nobody writes to),
/// the process ends all the same. What is written gets its name last, so nothing is half there.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(800);

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
        _ = Task.Delay(Patience).ContinueWith(_ => Environment.Exit(ExitCode.Interrupted), TaskScheduler.Default);
    }
}
