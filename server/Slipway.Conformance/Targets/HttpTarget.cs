using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Sdk.Capabilities;

namespace Slipway.Conformance.Targets;

/// <summary>A server, reached at an address or through a unix socket. What it serves it says itself: <c>/plugins</c> and its OpenAPI document.</summary>
public sealed class HttpTarget : IConformanceTarget
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _client;
    private int _calls;

    private HttpTarget(HttpClient client) => _client = client;

    /// <inheritdoc />
    public IReadOnlyList<ServedCapability> Capabilities { get; private set; } = [];

    /// <summary>What <c>/plugins</c> answered.</summary>
    public JsonNode? Plugins { get; private set; }

    /// <summary>What <c>/openapi/v1.json</c> answered.</summary>
    public JsonNode? OpenApi { get; private set; }

    /// <summary>How each operation is called.</summary>
    internal IReadOnlyDictionary<string, OperationRoute> Routes { get; private set; } = new Dictionary<string, OperationRoute>();

    /// <summary>A client for the server at an address, <c>http://...</c> or <c>unix:/PATH</c>; <paramref name="wrap"/> may stand between.</summary>
    public static HttpClient Client(string address, string? bearerToken, Func<HttpMessageHandler, HttpMessageHandler>? wrap = null)
    {
        const string unix = "unix:";
        var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        if (address.StartsWith(unix, StringComparison.Ordinal))
        {
            handler.ConnectCallback = async (_, token) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                try
                {
                    await socket.ConnectAsync(new UnixDomainSocketEndPoint(address[unix.Length..]), token);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            };
        }

        var client = new HttpClient(wrap is null ? handler : wrap(handler))
        {
            BaseAddress = address.StartsWith(unix, StringComparison.Ordinal) ? new Uri("http://server/") : new Uri(address.TrimEnd('/') + "/"),
            Timeout = Patience,
            MaxResponseContentBufferSize = 64 * 1024 * 1024,
        };
        client.DefaultRequestHeaders.Authorization = bearerToken is null ? null : new AuthenticationHeaderValue("Bearer", bearerToken);
        return client;
    }

    /// <summary>Asks the server what it serves. <paramref name="scopes"/> gives what a provider, <c>capability/name</c>, declares to honour.</summary>
    /// <exception cref="IOException">It does not say.</exception>
    public static async Task<HttpTarget> ConnectAsync(HttpClient client, IReadOnlyDictionary<string, IReadOnlyList<string>>? scopes, CancellationToken token)
    {
        var target = new HttpTarget(client);
        target.Plugins = await target.DocumentAsync("plugins", token);
        target.OpenApi = await target.DocumentAsync("openapi/v1.json", token);
        target.Routes = OperationRoute.Read(target.OpenApi);
        target.Capabilities =
        [
            .. from plugin in target.Plugins?["plugins"] as JsonArray ?? []
               from provider in plugin?["providers"] as JsonArray ?? []
               where (bool?)provider["active"] == true
               let capability = FrameworkV1.Capabilities.FirstOrDefault(known => known.Name == (string?)provider["capability"])
               where capability is not null && capability.Operations.Any(operation => target.Routes.ContainsKey(operation.Name))
               let name = (string?)provider["name"] ?? ""
               select new ServedCapability
               {
                   Capability = capability,
                   Provider = name,
                   Operations = [.. (provider["operations"] as JsonArray ?? []).Select(operation => (string?)operation ?? "")],
                   Scope = scopes?.GetValueOrDefault($"{capability.Name}/{name}"),
               },
        ];
        return target;
    }

    /// <inheritdoc />
    public async Task<CallAnswer> CallAsync(Operation operation, JsonObject request, CancellationToken token)
    {
        if (!Routes.TryGetValue(operation.Name, out var route))
        {
            return new CallAnswer(404, """{"code":"no_route","message":"the OpenAPI document has no route for the operation"}"""u8.ToArray());
        }

        var (path, body) = route.Place(request);
        using var message = new HttpRequestMessage(new HttpMethod(route.Method), path.TrimStart('/'));
        message.Content = body is null ? null : Content(body.ToJsonString());
        message.Headers.Add("X-Request-ID", string.Create(CultureInfo.InvariantCulture, $"conformance-{Interlocked.Increment(ref _calls)}"));
        using var response = await _client.SendAsync(message, token);
        var answer = new CallAnswer((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(token));
        return answer.Ok && route.Envelope is { } envelope && answer.Json?[envelope] is { } inner
            ? answer with { Body = System.Text.Encoding.UTF8.GetBytes(inner.ToJsonString()) }
            : answer;
    }

    /// <summary>Sends a request as it is.</summary>
    internal async Task<HttpAnswer> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken token, string? requestId = null)
    {
        using var message = new HttpRequestMessage(method, path.TrimStart('/')) { Content = content };
        if (requestId is not null)
        {
            message.Headers.Add("X-Request-ID", requestId);
        }

        using var response = await _client.SendAsync(message, token);
        return new HttpAnswer(
            new CallAnswer((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(token)),
            response.Headers.TryGetValues("X-Request-ID", out var ids) ? ids.FirstOrDefault() : null,
            response.Content.Headers.ContentType?.MediaType);
    }

    /// <summary>JSON to be sent.</summary>
    internal static HttpContent Content(string json) => new StringContent(json, System.Text.Encoding.UTF8, "application/json");

    private async Task<JsonNode?> DocumentAsync(string path, CancellationToken token)
    {
        try
        {
            using var response = await _client.GetAsync(path, token);
            var bytes = await response.Content.ReadAsByteArrayAsync(token);
            return response.IsSuccessStatusCode
                ? JsonNode.Parse(bytes)
                : throw new IOException(string.Create(CultureInfo.InvariantCulture,
                    $"/{path} answers {(int)response.StatusCode}{((int)response.StatusCode is 401 or 403 ? "; set OPSORCH_BEARER_TOKEN to a token that may read" : "")}"));
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException || (exception is TaskCanceledException && !token.IsCancellationRequested))
        {
            throw new IOException($"/{path} cannot be read: {exception.Message.TrimEnd('.')}", exception);
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>What a request came to.</summary>
/// <param name="Answer">Status and body.</param>
/// <param name="RequestId">The id that the answer carries.</param>
/// <param name="MediaType">What the body is said to be.</param>
internal sealed record HttpAnswer(CallAnswer Answer, string? RequestId, string? MediaType);
