using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Slipway.Sdk.Plugins;

namespace Slipway.Benchmarks;

/// <summary>
/// A server and its clients in one process: many requests, half of them through a stdio plugin that crashes and is
/// replaced all the time, and what of sockets, processes, handles, threads and memory is there before and after.
/// </summary>
internal sealed class Soak(string plugin, int port)
{
    private const int Connections = 16;
    private const int CrashEvery = 20_000;
    private const int ReplaceEvery = 5_000;
    private const long HeapMargin = 5 * 1024 * 1024;
    private const int ThreadMargin = 10;

    private readonly SoakTally _tally = new();
    private long _sent;

    public static async Task<int> RunAsync(string plugin, int requests, string folder)
    {
        var port = FreePort();
        var store = Path.Combine(folder, "store.json");
        await File.WriteAllTextAsync(store, "{}");
        Environment.SetEnvironmentVariable("OPSORCH_ADDR", $"127.0.0.1:{port}");
        Environment.SetEnvironmentVariable("OPSORCH_AUDIT", $"file:{Path.Combine(folder, "audit")}");
        Environment.SetEnvironmentVariable("OPSORCH_INCIDENT_PLUGIN", plugin);
        Environment.SetEnvironmentVariable("OPSORCH_SECRET_PROVIDER", "json");
        Environment.SetEnvironmentVariable("OPSORCH_SECRET_CONFIG", $$"""{"path":"{{store}}"}""");
        _ = Slipway.Server.OpsServer.RunAsync([], new List<CompiledPlugin>());
        var soak = new Soak(plugin, port);
        await soak.WaitForServerAsync();

        await soak.SendAsync(Math.Min(requests, 200_000)); // What is made once is made now.
        var before = await SoakState.SettledAsync(null);
        soak._tally.Reset();
        var started = TimeProvider.System.GetTimestamp();
        await soak.SendAsync(requests);
        var took = TimeProvider.System.GetElapsedTime(started);
        var after = await SoakState.SettledAsync(before);
        return soak.Report(requests, took, before, after);
    }

    private async Task SendAsync(long requests)
    {
        var end = Interlocked.Read(ref _sent) + requests;
        var clients = Enumerable.Range(0, Connections).Select(_ => Task.Run(() => SendUntilAsync(end)));
        await Task.WhenAll(clients);
        Interlocked.Exchange(ref _sent, end);
        // Whatever came last, one plugin runs when the counting begins.
        using var client = await SoakClient.ConnectAsync(port);
        while (await client.SendAsync("/incidents/query", "{}") != 200)
        {
            await Task.Delay(100);
        }
    }

    private async Task SendUntilAsync(long end)
    {
        using var client = await SoakClient.ConnectAsync(port);
        for (long number; (number = Interlocked.Increment(ref _sent)) <= end;)
        {
            var (path, body) = number switch
            {
                _ when number % CrashEvery == 0 => ("/incidents/query", "{\"query\":\"crash\"}"),
                _ when number % ReplaceEvery == 0 => ("/providers/incident", $$"""{"provider":"soak","plugin":"{{plugin}}"}"""),
                _ when number % 2 == 0 => ("/incidents/query", "{\"limit\":10,\"scope\":{\"service\":\"checkout\"}}"),
                _ => ("/providers/incident", null),
            };
            _tally.Count(await client.SendAsync(path, body));
        }
    }

    private int Report(int requests, TimeSpan took, SoakState before, SoakState after)
    {
        // A crash costs its own call, and those that come while the plugin is put off.
        var unexpected = _tally.Except(200, 502, 503);
        (string What, string Before, string After, bool Good)[] rows =
        [
            ("sockets", $"{before.Sockets}", $"{after.Sockets}", before.Sockets == after.Sockets),
            ("processes", $"{before.Processes}", $"{after.Processes}", before.Processes == after.Processes),
            ("handles", $"{before.Handles}", $"{after.Handles}", before.Handles == after.Handles),
            ("threads", $"{before.Threads}", $"{after.Threads}", Math.Abs(after.Threads - before.Threads) <= ThreadMargin),
            ("managed heap KB", Kilobytes(before.Heap), Kilobytes(after.Heap), after.Heap - before.Heap <= HeapMargin),
        ];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{requests} requests in {took.TotalSeconds:0} s ({requests / took.TotalSeconds:0} a second); answers: {_tally}\n"));
        Console.WriteLine("| what | before | after | good |\n|---|---|---|---|");
        foreach (var (what, first, last, good) in rows)
        {
            Console.WriteLine($"| {what} | {first} | {last} | {(good ? "yes" : "NO")} |");
        }

        return unexpected == 0 && _tally[200] > requests * 9L / 10 && rows.All(row => row.Good) ? 0 : 1;
    }

    private async Task WaitForServerAsync()
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var client = await SoakClient.ConnectAsync(port);
                return;
            }
            catch (SocketException) when (attempt < 200)
            {
                await Task.Delay(50);
            }
        }
    }

    private static string Kilobytes(long bytes) => (bytes / 1024).ToString(CultureInfo.InvariantCulture);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
