namespace Slipway.Conformance.Launching;

/// <summary>Starts servers for the kit.</summary>
public interface IServerLauncher
{
    /// <summary>Whether what it starts has no network, ever.</summary>
    bool IsAlwaysIsolated { get; }

    /// <summary>Whether it can start a server without network.</summary>
    bool CanIsolate { get; }

    /// <summary>Starts a server that listens on a socket of its own.</summary>
    Task<IServerRun> StartAsync(ServerStart start, CancellationToken token);
}
