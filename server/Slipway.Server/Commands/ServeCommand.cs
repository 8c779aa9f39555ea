using System.Runtime.InteropServices;
using Slipway.Server.Hosting;

namespace Slipway.Server.Commands;

/// <summary>Runs the server until SIGTERM or SIGINT; then lets requests end.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(ServerComposition composition, HostEnvironment environment)
    {
        using var stop = new CancellationTokenSource();
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        try
        {
            await using var host = await ServerBuilder.BuildAsync(composition, environment, stop.Token);
            await host.StartAsync(stop.Token);
            await Task.Delay(Timeout.InfiniteTimeSpan, stop.Token).ContinueWith(
                static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            await host.StopAsync();
            return 0;
        }
        catch (StartFailure failure)
        {
            return await FailAsync(environment, failure.Problems);
        }
        catch (IOException failure)
        {
            return await FailAsync(environment, [$"OPSORCH_ADDR: {failure.Message}"]);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0; // Told to stop before it had started.
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    /// <summary>Says why a server does not start: a line a problem.</summary>
    public static async Task<int> FailAsync(HostEnvironment environment, IReadOnlyList<string> problems)
    {
        foreach (var problem in problems)
        {
            await environment.Error.WriteLineAsync($"failed to init server: {problem}");
        }

        return 1;
    }
}
