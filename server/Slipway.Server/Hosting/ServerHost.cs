using Slipway.Server.Http;
using Slipway.Server.Logging;
using Slipway.Server.Providers;

namespace Slipway.Server.Hosting;

/// <summary>A server that is put together and can listen. Making one opens files and fills the providers; it does not listen.</summary>
internal sealed class ServerHost : IAsyncDisposable
{
    private static readonly TimeSpan LastAnswers = TimeSpan.FromMilliseconds(500);

    private readonly ServerParts _parts;
    private readonly WebListener _listener;
    private readonly ServerPhase _phase;
    private readonly ApiApplication _application;

    public ServerHost(ServerParts parts, WebListener listener, ServerPhase phase, ApiApplication application)
    {
        _parts = parts;
        _listener = listener;
        _phase = phase;
        _application = application;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => _listener.Address;

    public ProviderSet Providers => _parts.Providers;

    /// <summary>Begins to listen.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _listener.StartAsync(_application, cancellationToken);
        _parts.Log.Write(
            ServerLogLevel.Information,
            "listening",
            ("address", _parts.Settings.Address.ToString()),
            ("tls", _parts.Settings.Tls is not null),
            ("version", _parts.Composition.Identity.Version));
        SystemdNotice.Send(_parts.Settings.NotifySocket, SystemdNotice.Ready);
    }

    /// <summary>Takes no more requests, lets those under way end, ends the providers, and writes the last audit records.</summary>
    public async Task StopAsync()
    {
        _phase.BeginStop();
        SystemdNotice.Send(_parts.Settings.NotifySocket, SystemdNotice.Stopping);
        var limit = _parts.Settings.Limits.ShutdownTimeout;
        using var patience = new CancellationTokenSource(limit, _parts.Composition.Clock);
        // A plugin that hangs must not hold up the end, nor outlive it.
        await using var over = patience.Token.UnsafeRegister(static providers => ((ProviderSet)providers!).AbortAll(), _parts.Providers);
        // Callers whose time is up are told so, if they listen.
        using var farewell = new CancellationTokenSource(limit + LastAnswers, _parts.Composition.Clock);
        await _listener.StopAsync(farewell.Token);
        await _parts.Providers.RetireAllAsync(patience.IsCancellationRequested ? TimeSpan.Zero : TimeSpan.FromSeconds(2));
        _parts.Log.Write(ServerLogLevel.Information, "stopped");
    }

    public async ValueTask DisposeAsync()
    {
        await _listener.DisposeAsync();
        await _parts.DisposeAsync();
    }
}
