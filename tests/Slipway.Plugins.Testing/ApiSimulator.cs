using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;

namespace Slipway.Plugins.Testing;

/// <summary>A vendor's HTTP API on this machine: a subclass keeps its state and answers as the vendor documents.</summary>
internal abstract class ApiSimulator : IDisposable
{
    private readonly ScriptedHttpServer _server;
    private readonly ConcurrentQueue<ScriptedHttpServer.Reply> _faults = [];

    protected ApiSimulator() => _server = new((request, body) => _faults.TryDequeue(out var fault) ? fault : Answer(new(request, body)));

    /// <summary>Where it listens.</summary>
    public string Address => _server.Address;

    /// <summary>The requests so far, as <c>METHOD PATH</c>.</summary>
    public IReadOnlyList<string> Requests => [.. _server.Requests.Select(request => $"{request.Method} {request.Path}")];

    /// <summary>The Authorization header of the last request.</summary>
    public string? LastAuthorization => _server.Requests.Last().Authorization;

    /// <summary>Gives these answers to the next requests, whatever they ask.</summary>
    public void Fail(params ScriptedHttpServer.Reply[] replies) => Array.ForEach(replies, _faults.Enqueue);

    public void Dispose() => _server.Dispose();

    /// <summary>The answer of the API.</summary>
    protected abstract ScriptedHttpServer.Reply Answer(SimulatedRequest request);

    /// <summary>An answer of JSON.</summary>
    protected static ScriptedHttpServer.Reply Json(int status, JsonNode body) => new(status, body.ToJsonString(), ("Content-Type", "application/json"));
}

/// <summary>A request to a simulated API.</summary>
internal sealed class SimulatedRequest(HttpListenerRequest request, string body)
{
    private readonly (string Name, string Value)[] _parameters = [.. request.Url!.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2)).Select(pair => (WebUtility.UrlDecode(pair[0]), WebUtility.UrlDecode(pair.ElementAtOrDefault(1) ?? "")))];

    public string Method => request.HttpMethod;

    /// <summary>The parts of the path, decoded.</summary>
    public string[] Path { get; } = [.. request.Url!.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];

    /// <summary>The body as it came.</summary>
    public string Text => body;

    /// <summary>The body as JSON.</summary>
    public JsonNode Body => JsonNode.Parse(body)!;

    public string? Header(string name) => request.Headers[name];

    /// <summary>All values of a parameter.</summary>
    public string[] All(string name) => [.. _parameters.Where(parameter => parameter.Name == name).Select(parameter => parameter.Value)];

    /// <summary>The value of a parameter.</summary>
    public string? One(string name) => All(name).SingleOrDefault();

    /// <summary>The number that a parameter holds.</summary>
    public int Number(string name, int otherwise) => One(name) is { } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : otherwise;
}
