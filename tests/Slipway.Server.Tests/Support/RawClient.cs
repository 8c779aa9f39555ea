using System.Net.Sockets;
using System.Text;

namespace Slipway.Server.Tests.Support;

/// <summary>A client that writes what it is told, for what HTTP libraries do not let through.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly TcpClient _client;

    private RawClient(TcpClient client) => _client = client;

    public NetworkStream Stream => _client.GetStream();

    public static RawClient Connect(int port) => new(new TcpClient("127.0.0.1", port));

    /// <summary>Sends a GET and returns everything up to the end of the connection.</summary>
    public async Task<string> GetAsync(string path, params string[] headers)
    {
        var request = $"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n";
        await Stream.WriteAsync(Encoding.UTF8.GetBytes(request), TestContext.Current.CancellationToken);
        return await ReadToEndAsync();
    }

    public async Task<string> ReadToEndAsync()
    {
        using var reader = new StreamReader(Stream, Encoding.UTF8, leaveOpen: true);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose() => _client.Dispose();
}
