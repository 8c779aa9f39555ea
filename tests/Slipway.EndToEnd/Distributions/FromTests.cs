namespace Slipway.EndToEnd.Distributions;

/// <summary>`slipway from`: an environment of OpsOrch Core becomes a server whose own list gives the same manifest again.</summary>
public sealed class FromTests
{
    private static readonly Dictionary<string, string?> Nobody = new() { ["CI"] = null };

    [Fact]
    public async Task From_EnvironmentThenTheRunningServer_GiveTheSamePlugins()
    {
        _ = Packages.Environment;
        using var folder = new TempFolder();
        folder.Write("nuget.config", $"""<configuration><packageSources><clear /><add key="slipway" value="{Packages.Folder}" /></packageSources></configuration>""");
        folder.Write("ops.env", """
            OPSORCH_METRIC_PROVIDER=prometheus
            OPSORCH_METRIC_CONFIG={"url":"http://127.0.0.1:9"}
            OPSORCH_ALERT_PROVIDER=alertmanager
            OPSORCH_ALERT_CONFIG={"url":"http://127.0.0.1:9"}
            """);
        await SucceedAsync(folder, "from", "ops.env", "-o", "ops.yaml");
        await SucceedAsync(folder, "lock", "ops.yaml");
        var configured = new Dictionary<string, string?> { ["OPSORCH_METRIC_CONFIG"] = """{"url":"http://127.0.0.1:9"}""", ["OPSORCH_ALERT_CONFIG"] = """{"url":"http://127.0.0.1:9"}""", ["OPSORCH_ADDR"] = null };
        using var port = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        port.Start();
        var address = port.LocalEndpoint.ToString()!;
        port.Stop();
        configured["OPSORCH_ADDR"] = address;
        using var run = new Running.RunCommand(folder, configured, "ops.yaml");
        for (var tries = 0; !run.Said.Contains("\"listening\"", StringComparison.Ordinal) && tries < 600; tries++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        var again = await SucceedAsync(folder, "from", $"http://{address}", "--name", "ops");

        var written = await File.ReadAllTextAsync(folder["ops.yaml"], TestContext.Current.CancellationToken);
        Assert.Contains("OPSORCH_METRIC_PROVIDER: prometheus\n", written, StringComparison.Ordinal);
        Assert.Contains("    - { name: prometheus, module: Slipway.Plugins.Prometheus, version: 1.0.0 }\n", written, StringComparison.Ordinal);
        Assert.Equal(Plugins(written), Plugins(again.Output));
    }

    private static IEnumerable<string> Plugins(string manifest) =>
        manifest.Split('\n').Where(line => line.Contains("module:", StringComparison.Ordinal) || line.Contains("server:", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static async Task<CommandResult> SucceedAsync(TempFolder folder, params string[] arguments)
    {
        var result = await SlipwayCommand.RunAsync(folder.Path, Nobody, arguments);
        Assert.True(result.ExitCode == 0, $"slipway {string.Join(' ', arguments)}\n{result.All}");
        return result;
    }
}
