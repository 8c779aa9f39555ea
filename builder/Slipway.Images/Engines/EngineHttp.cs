using System.Net.Sockets;
using System.Text.Json;
using Slipway.Images.Json;
using Slipway.Images.Problems;

namespace Slipway.Images.Engines;

/// <summary>HTTP over an engine's unix socket.</summary>
internal sealed class EngineHttp : IDisposable
{
    private readonly HttpMessageInvoker _invoker;

    public EngineHttp(string socket)
    {
        Socket = socket;
        _invoker = new HttpMessageInvoker(new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
            ConnectCallback = async (_, token) => new NetworkStream(await ConnectAsync(socket, token), ownsSocket: true),
        });
    }

    public string Socket { get; }

    /// <summary>Begins every path once the version of the protocol is known.</summary>
    public string Prefix { get; set; } = "";

    /// <summary>Sends a request and reads its answer; network failures are problems.</summary>
    public async Task<Checked<T>> SendAsync<T>(
        HttpMethod method, string path, HttpContent? content, Func<HttpResponseMessage, Task<Checked<T>>> read, CancellationToken token)
        where T : class
    {
        try
        {
            using var message = new HttpRequestMessage(method, new Uri($"http://engine{Prefix}{path}")) { Content = content };
            using var response = await _invoker.SendAsync(message, token);
            return await read(response);
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException)
        {
            return Explain(failed);
        }
    }

    /// <summary>Reads a document; null content when the engine has no such thing.</summary>
    public Task<Checked<EngineDocument>> GetAsync(string path, CancellationToken token) => SendAsync<EngineDocument>(
        HttpMethod.Get, path, null,
        async response =>
        {
            if ((int)response.StatusCode == 404)
            {
                return EngineDocument.Missing;
            }

            var body = await response.Content.ReadAsByteArrayAsync(token);
            return response.IsSuccessStatusCode ? Parse(path, body) : Unexpected(path, response, body);
        },
        token);

    public ImageProblem Unexpected(string path, HttpResponseMessage response, byte[] body) =>
        EngineProblems.Unexpected(Socket, path.Split('?')[0], (int)response.StatusCode, MessageOf(body));

    public void Dispose() => _invoker.Dispose();

    private Checked<EngineDocument> Parse(string path, byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return new EngineDocument(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            return EngineProblems.Unexpected(Socket, path, 200, "what it says is not JSON");
        }
    }

    private static string MessageOf(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Text("message") ?? document.RootElement.Text("cause") ?? "";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    private ImageProblem Explain(Exception failed)
    {
        for (var cause = failed; cause is not null; cause = cause.InnerException)
        {
            if (cause is SocketException socket)
            {
                return socket.SocketErrorCode switch
                {
                    SocketError.AccessDenied => EngineProblems.NotAllowed(Socket),
                    SocketError.ConnectionRefused or SocketError.AddressNotAvailable => EngineProblems.NoSocket(Socket),
                    _ => EngineProblems.Broken(Socket, socket.Message),
                };
            }
        }

        return EngineProblems.Broken(Socket, failed.Message);
    }

    private static async ValueTask<Socket> ConnectAsync(string path, CancellationToken token)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), token);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
