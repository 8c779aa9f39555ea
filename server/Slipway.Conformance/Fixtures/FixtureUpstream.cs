using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Slipway.Conformance.Fixtures;

/// <summary>The upstream of a fixture: a small HTTP server on loopback that answers as the fixture says, and misbehaves when a check wants it to.</summary>
public sealed class FixtureUpstream : IAsyncDisposable
{
    private readonly HttpListener _listener;
    private readonly IReadOnlyList<UpstreamAnswer> _answers;
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<string> _requests = [];
    private readonly Task _loop;
    private volatile TaskCompletionSource? _stalled;
    private volatile bool _isDown;

    private FixtureUpstream(HttpListener listener, Uri address, IReadOnlyList<UpstreamAnswer> answers)
    {
        (_listener, Address, _answers) = (listener, address, answers);
        _loop = ServeAsync();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Every request so far, as <c>METHOD PATH</c>.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>Whether every request fails with 500.</summary>
    public bool IsDown
    {
        get => _isDown;
        set => _isDown = value;
    }

    /// <summary>Holds every answer until <see cref="Release"/>.</summary>
    public void Stall() => _stalled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lets the answers go.</summary>
    public void Release()
    {
        var stalled = _stalled;
        _stalled = null;
        stalled?.TrySetResult();
    }

    /// <summary>Starts it on a free port.</summary>
    public static FixtureUpstream Start(IReadOnlyList<UpstreamAnswer> answers)
    {
        for (var attempt = 0; ; attempt++)
        {
            var port = FreePort();
            var listener = new HttpListener();
            var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/");
            listener.Prefixes.Add(address);
            try
            {
                listener.Start();
                return new FixtureUpstream(listener, new Uri(address), answers);
            }
            catch (HttpListenerException) when (attempt < 10)
            {
                // Somebody took the port meanwhile.
                listener.Close();
            }
        }
    }

    private static int FreePort()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }

    private async Task ServeAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                var exchange = await _listener.GetContextAsync();
                _ = AnswerAsync(exchange);
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext exchange)
    {
        try
        {
            var (method, path) = (exchange.Request.HttpMethod, exchange.Request.RawUrl ?? "/");
            _requests.Enqueue($"{method} {path}");
            if (_stalled is { } stalled)
            {
                await stalled.Task.WaitAsync(_end.Token);
            }

            using var reader = new StreamReader(exchange.Request.InputStream);
            var text = WebUtility.UrlDecode(path + "\n" + await reader.ReadToEndAsync(_end.Token));
            var answer = _isDown ? new UpstreamAnswer(method, path, 500, "") : Find(method, path, text);
            var body = Encoding.UTF8.GetBytes(answer.Body);
            exchange.Response.StatusCode = answer.Status;
            exchange.Response.ContentType = answer.Body is ['{' or '[', ..] ? "application/json" : "text/plain; charset=utf-8";
            exchange.Response.ContentLength64 = body.Length;
            await exchange.Response.OutputStream.WriteAsync(body, _end.Token);
            exchange.Response.Close();
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or OperationCanceledException or InvalidOperationException or IOException)
        {
            // The caller left.
        }
    }

    // What asks for more comes first: a text that the request holds, then the whole address, then the path alone.
    private UpstreamAnswer Find(string method, string path, string text) => _answers
            .Where(answer => answer.Method == method && (answer.Path == path || answer.Path == path.Split('?')[0]))
            .Where(answer => answer.Containing is not { } part || text.Contains(part, StringComparison.Ordinal))
            .OrderByDescending(answer => answer.Containing is not null)
            .ThenByDescending(answer => answer.Path == path)
            .FirstOrDefault()
        ?? new UpstreamAnswer(method, path, 404, """{"error":"not found"}""");

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        Release();
        _listener.Close();
        await _loop;
        _end.Dispose();
    }
}
