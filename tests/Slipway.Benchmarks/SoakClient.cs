using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Slipway.Benchmarks;

/// <summary>One connection on which requests are sent one after the other; it costs less than the server that it loads.</summary>
internal sealed class SoakClient : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _answer = new byte[64 * 1024];

    private SoakClient()
    {
    }

    public static async Task<SoakClient> ConnectAsync(int port)
    {
        var client = new SoakClient();
        await client._socket.ConnectAsync(IPAddress.Loopback, port);
        return client;
    }

    /// <summary>Sends a request (a GET without a body) and returns the status.</summary>
    public async ValueTask<int> SendAsync(string path, string? body)
    {
        var request = body is null ? $"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n"
            : $"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}";
        _ = await _socket.SendAsync(Encoding.ASCII.GetBytes(request));
        for (var length = 0; ;)
        {
            var read = await _socket.ReceiveAsync(_answer.AsMemory(length));
            length += read;
            if (IsComplete(_answer.AsSpan(0, length)))
            {
                return int.Parse(Encoding.ASCII.GetString(_answer, 9, 3), System.Globalization.CultureInfo.InvariantCulture);
            }

            if (read == 0 || length == _answer.Length)
            {
                throw new IOException($"{path}: the answer broke off after {length} bytes");
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    private static bool IsComplete(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        var field = answer.IndexOf("Content-Length: "u8);
        return head > 0 && field > 0
            && Utf8Parser.TryParse(answer[(field + "Content-Length: "u8.Length)..], out int length, out _)
            && answer.Length >= head + 4 + length;
    }
}
