using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Slipway.Plugins.Testing;

/// <summary>A real server that a test starts, and that ends with it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = [];

    private ServerProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Starts a program and waits until it is ready; throws with its output when it ends or takes a minute.</summary>
    public static async Task<ServerProcess> StartAsync(string program, IEnumerable<string> arguments, Func<Task<bool>> isReady)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        var server = new ServerProcess(Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start"));
        for (var attempt = 0; attempt < 600; attempt++)
        {
            if (server._process.HasExited)
            {
                break;
            }

            if (await isReady())
            {
                return server;
            }

            await Task.Delay(100);
        }

        var output = string.Join('\n', server._output);
        await server.DisposeAsync();
        throw new InvalidOperationException($"{program} is not ready:\n{output}");
    }

    /// <summary>A port that was free a moment ago.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Whether an address answers with success.</summary>
    public static async Task<bool> AnswersAsync(string address)
    {
        using var client = new HttpClient();
        try
        {
            using var response = await client.GetAsync(new Uri(address));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } text)
        {
            _output.Enqueue(text);
        }
    }
}
