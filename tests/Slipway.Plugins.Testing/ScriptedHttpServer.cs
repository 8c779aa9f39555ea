using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Slipway.Plugins.Testing;

/// <summary>An HTTP server on this machine whose answers a test writes.</summary>
internal sealed class ScriptedHttpServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<HttpListenerRequest, string, Reply?> _answer;

    /// <summary>Starts answering; null leaves the caller waiting.</summary>
    public ScriptedHttpServer(Func<HttpListenerRequest, Reply?> answer)
        : this((request, _) => answer(request))
    {
    }

    /// <summary>Starts answering, by the body too.</summary>
    public ScriptedHttpServer(Func<HttpListenerRequest, string, Reply?> answer)
    {
        _answer = answer;
        Address = $"http://127.0.0.1:{ServerProcess.FreePort()}";
        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _ = ServeAsync();
    }

    /// <summary>Where it listens.</summary>
    public string Address { get; }

    /// <summary>The requests so far: method, path, Authorization, body.</summary>
    public ConcurrentQueue<(string Method, string Path, string? Authorization, string Body)> Requests { get; } = [];

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                await AnswerAsync(await _listener.GetContextAsync());
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        Requests.Enqueue((context.Request.HttpMethod, context.Request.RawUrl!, context.Request.Headers["Authorization"], body));
        if (_answer(context.Request, body) is not { } reply)
        {
            return;
        }

        context.Response.StatusCode = reply.Status;
        foreach (var (name, value) in reply.Headers)
        {
            context.Response.Headers[name] = value;
        }

        var bytes = Encoding.UTF8.GetBytes(reply.Body);
        // Without a length an empty body is written as two ends of chunks, and the second one is taken for the next answer.
        context.Response.ContentLength64 = bytes.Length;
        await context.Response.OutputStream.WriteAsync(bytes);
        context.Response.Close();
    }

    /// <summary>One answer.</summary>
    internal sealed record Reply(int Status, string Body, params (string Name, string Value)[] Headers);
}
