using System.Net;
using System.Net.Sockets;

namespace Slipway.EndToEnd.Acceptance;

/// <summary>The part of GitLab's API that takes comments.</summary>
internal sealed class NoteBox : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly List<string> _notes = [];

    public NoteBox()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/api/v4";
        }

        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _ = Task.Run(ListenAsync);
    }

    public string Address { get; }

    /// <summary>What came: path, token and text.</summary>
    public IReadOnlyList<string> Notes
    {
        get
        {
            lock (_notes)
            {
                return [.. _notes];
            }
        }
    }

    public void Dispose() => _listener.Close();

    private async Task ListenAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var call = await _listener.GetContextAsync();
                using var reader = new StreamReader(call.Request.InputStream);
                var body = WebUtility.UrlDecode(await reader.ReadToEndAsync());
                lock (_notes)
                {
                    _notes.Add($"{call.Request.HttpMethod} {call.Request.Url!.AbsolutePath} {call.Request.Headers["PRIVATE-TOKEN"]}\n{body}");
                }

                call.Response.StatusCode = 201;
                call.Response.Close();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
