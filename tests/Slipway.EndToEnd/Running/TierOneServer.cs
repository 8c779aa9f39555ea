using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Slipway.EndToEnd.Running;

/// <summary>The published Tier 1 server as a process that a test may kill.</summary>
internal sealed class TierOneServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process _process;
    private readonly HttpClient _client;

    private TierOneServer(Process process, HttpClient client) => (_process, _client) = (process, client);

    /// <summary>Starts it on a socket of this name in a folder, and waits until it is ready.</summary>
    public static async Task<TierOneServer> StartAsync(TempFolder folder, string name, IReadOnlyDictionary<string, string> environment)
    {
        var program = Repository.PathOf("artifacts/publish/ops-server/ops-server");
        Tool.RequireThat(File.Exists(program), "there is no published server (dotnet run build.cs -- publish)");
        // A killed server leaves its socket behind, so each has one of its own.
        var socket = folder[name + ".sock"];
        var start = new ProcessStartInfo(program) { Environment = { ["OPSORCH_ADDR"] = $"unix:{socket}", ["OPSORCH_AUDIT"] = "off" } };
        foreach (var (variable, value) in environment)
        {
            start.Environment[variable] = value;
        }

        var server = new TierOneServer(Process.Start(start)!, new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, token) =>
            {
                var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), token);
                return new NetworkStream(connection, ownsSocket: true);
            },
        }));
        var clock = Stopwatch.StartNew();
        while (!await server.IsReadyAsync())
        {
            Assert.False(server._process.HasExited, "the server ended");
            Assert.InRange(clock.Elapsed, TimeSpan.Zero, Patience);
            await Task.Delay(50);
        }

        return server;
    }

    /// <summary>Reads what is at a path.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(string path) => await ReadAsync(await _client.GetAsync(new Uri("http://ops" + path)));

    /// <summary>Sends a body to a path.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string path, JsonObject body) =>
        await ReadAsync(await _client.PostAsync(new Uri("http://ops" + path), new StringContent(body.ToJsonString())));

    /// <summary>Ends it by SIGKILL: it has no time for anything.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
        _client.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            return (await GetAsync("/ready")).Status == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            return (answer.StatusCode, JsonElement.Parse(await answer.Content.ReadAsStringAsync()));
        }
    }
}
