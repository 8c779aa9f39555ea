using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Slipway.Server.Tests.Support;

namespace Slipway.Server.Tests.Documents;

/// <summary>A real Prometheus scrapes the page, with a token as operators give it one.</summary>
public sealed class PrometheusScrapeTests
{
    [Fact]
    public async Task Prometheus_ScrapesAndFindsTheCounters()
    {
        var prometheus = Tool.Require("prometheus", "prometheus");
        await using var server = await ServerUnderTest.StartAsync([.. TestPlugin.Everywhere, "OPSORCH_BEARER_TOKEN=t"]);
        await server.PostAsync("/incidents/query", "{}", ("Authorization", "Bearer t"));
        using var folder = new TempFolder();
        var port = FreePort();
        folder.Write("prometheus.yml", $$"""
            scrape_configs:
              - job_name: ops
                scrape_interval: 200ms
                scrape_timeout: 200ms
                authorization: { credentials: t }
                static_configs: [{ targets: ["127.0.0.1:{{server.Address.Port}}"] }]
            """);
        var start = new ProcessStartInfo(prometheus)
        {
            ArgumentList =
            {
                $"--config.file={folder["prometheus.yml"]}", $"--storage.tsdb.path={folder["data"]}", $"--web.listen-address=127.0.0.1:{port}",
            },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += static (_, _) => { };
        process.OutputDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        try
        {
            var query = new Uri($"http://127.0.0.1:{port}/api/v1/query?query=opsserver_operations_total%7Boperation%3D%22incident.query%22%2Cstatus%3D%22200%22%7D");
            var found = "";
            await WaitFor.TrueAsync(() => (found = Ask(query)).Contains("\"value\":[", StringComparison.Ordinal));

            Assert.Contains("\"capability\":\"incident\"", found, StringComparison.Ordinal);
            Assert.EndsWith(",\"1\"]}]}}", found, StringComparison.Ordinal);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    private static string Ask(Uri query)
    {
        using var client = new HttpClient();
        try
        {
            return client.GetStringAsync(query).GetAwaiter().GetResult();
        }
        catch (HttpRequestException)
        {
            return "";
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
