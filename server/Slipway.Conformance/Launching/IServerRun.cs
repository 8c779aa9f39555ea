namespace Slipway.Conformance.Launching;

/// <summary>A server that was started.</summary>
public interface IServerRun : IAsyncDisposable
{
    /// <summary>Where it listens: <c>unix:/PATH</c>.</summary>
    string Address { get; }

    /// <summary>Its exit code, once it has ended.</summary>
    int? ExitCode { get; }

    /// <summary>What it wrote on standard output so far.</summary>
    string Output { get; }

    /// <summary>What it wrote on standard error so far.</summary>
    string Error { get; }

    /// <summary>The process that can be looked at under /proc; null when there is none.</summary>
    int? ProcessId { get; }

    /// <summary>Asks it to stop, as an orchestrator does. Whether it ended within the time.</summary>
    Task<bool> StopAsync(TimeSpan patience, CancellationToken token);

    /// <summary>Waits until it has ended by itself. Whether it did within the time.</summary>
    Task<bool> WaitForEndAsync(TimeSpan patience, CancellationToken token);
}
