using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Slipway.EndToEnd;

public sealed class RunningServerTests
{
    [Fact]
    public async Task Run_TheMockServer_AnswersWithThePluginsOfItsManifest()
    {
        using var folder = new TempFolder();
        MockServerManifest.CopyTo(folder);
        var start = new ProcessStartInfo(SlipwayCommand.Path, ["run", MockServerManifest.Name])
        {
            WorkingDirectory = folder.Path,
            Environment = { ["OPSORCH_ADDR"] = $"unix:{folder["ops.sock"]}", ["CI"] = null },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var server = Process.Start(start)!;
        server.ErrorDataReceived += (_, _) => { };
        server.OutputDataReceived += (_, _) => { };
        server.BeginErrorReadLine();
        server.BeginOutputReadLine();
        try
        {
            using var client = Client(folder["ops.sock"]);
            await WaitAsync(client, server);

            var plugins = JsonElement.Parse(await client.GetStringAsync(new Uri("http://ops/plugins"), TestContext.Current.CancellationToken));
            var incidents = await client.PostAsync(
                new Uri("http://ops/incidents/query"), new StringContent("""{"limit":1}"""), TestContext.Current.CancellationToken);

            var plugin = Assert.Single(plugins.GetProperty("plugins").EnumerateArray());
            Assert.Equal("mock", plugin.GetProperty("name").GetString());
            Assert.Equal("Slipway.Plugins.Mock", plugin.GetProperty("package").GetProperty("id").GetString());
            Assert.Equal(HttpStatusCode.OK, incidents.StatusCode);
            Assert.Equal(1, JsonElement.Parse(await incidents.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).GetArrayLength());
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    private static HttpClient Client(string socket) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (_, token) =>
        {
            var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), token);
            return new NetworkStream(connection, ownsSocket: true);
        },
    });

    private static async Task WaitAsync(HttpClient client, Process server)
    {
        while (true)
        {
            Assert.False(server.HasExited, "the server ended before it was ready");
            try
            {
                using var answer = await client.GetAsync(new Uri("http://ops/ready"), TestContext.Current.CancellationToken);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
