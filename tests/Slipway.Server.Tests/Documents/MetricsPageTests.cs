using Slipway.Server.Tests.Support;

namespace Slipway.Server.Tests.Documents;

public sealed class MetricsPageTests
{
    [Fact]
    public async Task Page_CountsCallsByOperationAndStatus()
    {
        await using var server = await ServerUnderTest.StartAsync(TestPlugin.Everywhere);
        await server.PostAsync("/incidents/query", "{}");
        await server.PostAsync("/incidents/query", "{}");
        await server.PostAsync("/incidents/query", "{broken");

        var page = await server.GetAsync("/metrics");

        Assert.StartsWith("text/plain; version=0.0.4", page.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Contains("opsserver_operations_total{capability=\"incident\",operation=\"incident.query\",status=\"200\"} 2\n", page.Body, StringComparison.Ordinal);
        Assert.Contains("opsserver_operations_total{capability=\"incident\",operation=\"incident.query\",status=\"400\"} 1\n", page.Body, StringComparison.Ordinal);
        Assert.Contains("opsserver_operation_duration_seconds_bucket{capability=\"incident\",operation=\"incident.query\",le=\"+Inf\"} 3\n", page.Body, StringComparison.Ordinal);
        Assert.Contains("opsserver_operation_duration_seconds_count{capability=\"incident\",operation=\"incident.query\"} 3\n", page.Body, StringComparison.Ordinal);
        Assert.Contains("opsserver_provider_configured{capability=\"secret\"} 0\n", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_CountsThePluginsProcesses()
    {
        Tool.Require("python3", "python3");
        await using var server = await ServerUnderTest.StartAsync($"OPSORCH_ALERT_PLUGIN={Repository.PathOf("tests/opsorch/mockplugin.py")}");
        await server.GetAsync("/alerts/al-1");

        var page = await server.GetAsync("/metrics");

        Assert.Contains("opsserver_plugin_processes{capability=\"alert\",plugin=\"mockplugin.py\"} 1\n", page.Body, StringComparison.Ordinal);
        Assert.Contains("opsserver_plugin_calls_total{capability=\"alert\",plugin=\"mockplugin.py\"} 1\n", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_IsAcceptedByPromtool()
    {
        var promtool = Tool.Require("promtool", "prometheus");
        await using var server = await ServerUnderTest.StartAsync(TestPlugin.Everywhere);
        await server.PostAsync("/incidents/query", "{}");

        var result = await CommandRunner.RunAsync(promtool, ["check", "metrics"], input: (await server.GetAsync("/metrics")).Body);

        Assert.True(result.ExitCode == 0, result.All);
    }
}
