using System.Net.Security;
using System.Net.Sockets;
using Slipway.Server.Hosting;
using Slipway.Server.Settings;

namespace Slipway.Server.Commands;

/// <summary>Asks the server that runs with the same environment whether it is ready; the health check of images.</summary>
internal static class ProbeCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(HostEnvironment environment)
    {
        var reader = new VariableReader(environment.Variables);
        if (!ListenAddress.TryParse(reader.Text(Variables.Address) ?? Variables.Address.Default, out var address))
        {
            await environment.Error.WriteLineAsync($"{Variables.Address.Name} is no address");
            return 1;
        }

        var scheme = reader.Text(Variables.TlsCertificate) is null ? "http" : "https";
        try
        {
            using var client = new HttpClient(Handler(address)) { Timeout = Patience };
            using var response = await client.GetAsync(new Uri($"{scheme}://localhost/ready"));
            var body = (await response.Content.ReadAsStringAsync()).Trim();
            await (response.IsSuccessStatusCode ? environment.Output : environment.Error).WriteLineAsync(body);
            return response.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            await environment.Error.WriteLineAsync($"{address}: {exception.InnerException?.Message ?? exception.Message}");
            return 1;
        }
    }

    // The probe asks its own machine: whose certificate it is, is not the question.
#pragma warning disable CA5359
    private static SocketsHttpHandler Handler(ListenAddress address) => new()
    {
        UseProxy = false,
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = static (_, _, _, _) => true },
        ConnectCallback = (_, token) => ConnectAsync(address, token),
    };
#pragma warning restore CA5359

    private static async ValueTask<Stream> ConnectAsync(ListenAddress address, CancellationToken cancellationToken)
    {
        var socket = address.Socket is null
            ? new Socket(SocketType.Stream, ProtocolType.Tcp)
            : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            if (address.Socket is { } path)
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
            }
            else
            {
                var host = address.Host is "" or "0.0.0.0" or "::" ? "localhost" : address.Host;
                await socket.ConnectAsync(host, address.Port, cancellationToken);
            }

            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
