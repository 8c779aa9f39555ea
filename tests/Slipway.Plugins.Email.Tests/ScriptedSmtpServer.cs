using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Slipway.Plugins.Email.Tests;

/// <summary>
/// An SMTP server whose replies a test writes, for faults that no honest server makes. A reply is sent byte for byte; null keeps the caller
/// waiting, the empty text closes the connection.
/// </summary>
internal sealed class ScriptedSmtpServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly TestCertificate? _certificate;
    private readonly Func<string, string?> _reply;

    /// <summary>Starts answering. The first line of a connection is CONNECT, and the line that ends a mail is a dot.</summary>
    public ScriptedSmtpServer(Func<string, string?> reply, TestCertificate? certificate = null)
    {
        _reply = reply;
        _certificate = certificate;
        _listener.Start();
        _ = ServeAsync();
    }

    public string Address => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Every line that came.</summary>
    public ConcurrentQueue<string> Lines { get; } = [];

    /// <summary>Replies as a server does that takes everything.</summary>
    public static string Agree(string line) => line switch
    {
        "CONNECT" => "220 ready\r\n",
        "DATA" => "354 go on\r\n",
        "QUIT" => "221 bye\r\n",
        _ when line.StartsWith("EHLO ", StringComparison.Ordinal) => "250-hello\r\n250-8BITMIME\r\n250 AUTH LOGIN\r\n",
        _ => "250 ok\r\n",
    };

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                _ = ConverseAsync(await _listener.AcceptTcpClientAsync(_end.Token));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ConverseAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await ConverseAsync(await SecureAsync(client.GetStream()));
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // The caller has gone.
            }
        }
    }

    private async Task<Stream> SecureAsync(Stream stream)
    {
        if (_certificate is null)
        {
            return stream;
        }

        var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate.Certificate }, _end.Token);
        return tls;
    }

    private async Task ConverseAsync(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var isContent = false;
        for (var line = "CONNECT"; line is not null; line = await reader.ReadLineAsync(_end.Token))
        {
            Lines.Enqueue(line);
            if (isContent && line != ".")
            {
                continue;
            }

            if (_reply(line) is not { } reply)
            {
                await Task.Delay(Timeout.Infinite, _end.Token);
                return;
            }

            if (reply.Length == 0)
            {
                return;
            }

            isContent = line == "DATA" && reply.StartsWith('3');
            await stream.WriteAsync(Encoding.UTF8.GetBytes(reply), _end.Token);
        }
    }
}
