using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Slipway.Sdk.Plugins;
using Slipway.Server.Hosting;

namespace Slipway.Server.Tests.Support;

/// <summary>A real server on a port of its own, and the requests that tests make.</summary>
internal sealed class ServerUnderTest : IAsyncDisposable
{
    private readonly ServerHost _host;
    private readonly CapturedStream _error;
    private bool _stopped;

    private ServerUnderTest(ServerHost host, CapturedStream error, HttpClient client)
    {
        _host = host;
        _error = error;
        Client = client;
    }

    public HttpClient Client { get; }

    public Uri Address => _host.Address;

    public ServerHost Host => _host;

    /// <summary>Log and audit so far.</summary>
    public string Output => _error.Text;

    /// <summary>Starts a server with the test plugin and an environment of <c>NAME=value</c>.</summary>
    public static Task<ServerUnderTest> StartAsync(params string[] environment) => StartAsync(TestPlugin.Compiled, environment);

    public static Task<ServerUnderTest> StartAsync(CompiledPlugin plugin, params string[] environment) =>
        StartAsync(Composition(plugin), environment);

    public static async Task<ServerUnderTest> StartAsync(ServerComposition composition, params string[] environment)
    {
        var error = new CapturedStream();
        var host = await ServerBuilder.BuildAsync(composition, EnvironmentOf(error, environment), TestContext.Current.CancellationToken);
        await host.StartAsync(TestContext.Current.CancellationToken);
        var client = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            SslOptions = { RemoteCertificateValidationCallback = static (_, _, _, _) => true },
        });
        client.BaseAddress = host.Address.Scheme.StartsWith("http", StringComparison.Ordinal) && host.Address.Port > 0
            ? new UriBuilder(environment.Any(variable => variable.StartsWith("OPSORCH_TLS_CERT", StringComparison.Ordinal)) ? "https" : "http", "127.0.0.1", host.Address.Port).Uri
            : null;
        return new ServerUnderTest(host, error, client);
    }

    /// <summary>The problems with which a server refuses to start.</summary>
    public static async Task<IReadOnlyList<string>> RefuseAsync(params string[] environment)
    {
        var failure = await Assert.ThrowsAsync<StartFailure>(() => StartAsync(environment));
        return failure.Problems;
    }

    public static ServerComposition Composition(params CompiledPlugin[] plugins) => new()
    {
        Plugins = plugins,
        Identity = new ServerIdentity { Name = "test-server", Version = "1.2.3", ServerVersion = "1.0.0" },
    };

    public static HostEnvironment EnvironmentOf(CapturedStream error, params string[] variables)
    {
        var all = new Dictionary<string, string> { ["OPSORCH_ADDR"] = "127.0.0.1:0", ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "" };
        foreach (var variable in variables)
        {
            var mark = variable.IndexOf('=', StringComparison.Ordinal);
            all[variable[..mark]] = variable[(mark + 1)..];
        }

        return new HostEnvironment
        {
            Variables = all,
            OpenStandardError = () => error,
            Output = new StringWriter(),
            Error = new StringWriter(),
        };
    }

    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync("GET", path, null, headers);

    public Task<Answer> PostAsync(string path, string body, params (string Name, string Value)[] headers) => SendAsync("POST", path, body, headers);

    public async Task<Answer> SendAsync(string method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Client.BaseAddress!.ToString().TrimEnd('/') + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answer(response.StatusCode, text, Headers(response));
    }

    /// <summary>Stops the server and returns its audit records.</summary>
    public async Task<IReadOnlyList<JsonElement>> StopAndReadAuditAsync()
    {
        await StopAsync();
        return [.. Output.Split('\n').Where(line => line.StartsWith("{\"v\":", StringComparison.Ordinal)).Select(line => JsonElement.Parse(line))];
    }

    public async Task StopAsync()
    {
        if (!_stopped)
        {
            _stopped = true;
            await _host.StopAsync();
            await _host.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await StopAsync();
    }

    private static Dictionary<string, string> Headers(HttpResponseMessage response) =>
        response.Headers.Concat(response.Content.Headers).ToDictionary(
            header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
}

/// <summary>An answer of the server.</summary>
internal sealed record Answer(HttpStatusCode StatusCode, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public int Status => (int)StatusCode;

    public JsonElement Json => JsonElement.Parse(Body);

    /// <summary>The code of an error.</summary>
    public string? Code => Json.GetProperty("code").GetString();

    public string? Message => Json.GetProperty("message").GetString();

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
