using System.Net;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Slipway.Server.Http;
using Slipway.Server.Logging;
using Slipway.Server.Settings;

namespace Slipway.Server.Hosting;

/// <summary>
/// Kestrel, wired by hand: no host and no container, which take longer to start than the server itself (docs/adr).
/// </summary>
internal sealed class WebListener : IAsyncDisposable
{
    private readonly KestrelServer _server;
    private readonly ListenAddress _address;

    public WebListener(ListenAddress address, Limits limits, TlsConnections? tls, IServerLog log)
    {
        _address = address;
        var kestrelLog = new KestrelLog(log);
        var options = Options(limits);
        Listen(options, address, tls);
        var sockets = new SocketTransportOptions { Backlog = 1024 };
        var transport = new SocketTransportFactory(Microsoft.Extensions.Options.Options.Create(sockets), kestrelLog);
        _server = new KestrelServer(Microsoft.Extensions.Options.Options.Create(options), transport, kestrelLog);
    }

    /// <summary>The address that is listened on, with the port that the system chose.</summary>
    public Uri Address => new(_server.Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Begins to listen.</summary>
    /// <exception cref="IOException">The address cannot be had.</exception>
    public async Task StartAsync(ApiApplication application, CancellationToken cancellationToken)
    {
        if (_address.Socket is { } path)
        {
            UnixSocket.RemoveStale(path);
        }

        await _server.StartAsync(application, cancellationToken);
        if (_address.Socket is { } socket)
        {
            UnixSocket.Share(socket);
        }
    }

    /// <summary>Takes no more connections and waits for requests under way.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => _server.StopAsync(cancellationToken);

    public ValueTask DisposeAsync()
    {
        _server.Dispose();
        return ValueTask.CompletedTask;
    }

    private static KestrelServerOptions Options(Limits limits)
    {
        var options = new KestrelServerOptions
        {
            AddServerHeader = false,
            // Ids and actors in headers are echoed and audited as they came.
            ResponseHeaderEncodingSelector = static _ => Encoding.UTF8,
        };
        options.Limits.MaxRequestBodySize = null; // BodyReader says it with an answer in JSON.
        options.Limits.MinRequestBodyDataRate = null; // BodyReader has a time limit for the whole.
        options.Limits.MaxRequestHeadersTotalSize = limits.HeaderBytes;
        options.Limits.MaxRequestLineSize = Math.Min(limits.HeaderBytes, 16 * 1024);
        options.Limits.MaxConcurrentConnections = limits.Connections;
        options.Limits.RequestHeadersTimeout = limits.HeaderTimeout;
        options.Limits.KeepAliveTimeout = limits.IdleTimeout;
        return options;
    }

    private static void Listen(KestrelServerOptions options, ListenAddress address, TlsConnections? tls)
    {
        void Configure(ListenOptions listen)
        {
            listen.Protocols = HttpProtocols.Http1;
            tls?.Use(listen);
        }

        if (address.Socket is { } socket)
        {
            options.ListenUnixSocket(socket, Configure);
        }
        else if (address.Host.Length == 0)
        {
            options.ListenAnyIP(address.Port, Configure);
        }
        else
        {
            options.Listen(Resolve(address.Host), address.Port, Configure);
        }
    }

    private static IPAddress Resolve(string host) =>
        IPAddress.TryParse(host, out var address) ? address : Dns.GetHostAddresses(host)[0];
}
