using Slipway.Sdk.Calls;
using Slipway.Sdk.Plugins;
using Slipway.Server.Api;
using Slipway.Server.Hosting;
using Slipway.Server.Tests.Dashboards.Api;
using Slipway.Server.Tests.Dashboards.Sdk;
using Slipway.Server.Tests.Support;

namespace Slipway.Server.Tests.Dashboards;

/// <summary>A twelfth capability, added by its two folders alone: everything else is read from them.</summary>
public sealed class DashboardTests
{
    private static readonly ServerComposition Composition = ServerUnderTest.Composition(TestPlugin.Compiled with
    {
        Register = static registry => registry.Add(new ProviderRegistration
        {
            Capability = "dashboard",
            Name = "boards",
            Operations = ["query"],
            ConfigurationSchema = "{}",
            Validate = static _ => [],
            Create = static (_, _) => new Boards(),
        }),
    }) with
    { Apis = [.. OpsApi.V1, DashboardApi.Definition] };

    [Fact]
    public async Task Unconfigured_Is501WithItsOwnCode()
    {
        await using var server = await ServerUnderTest.StartAsync(Composition);

        var answer = await server.PostAsync("/dashboards/query", "{}");

        Assert.Equal((501, "dashboard_provider_missing", "dashboard provider not configured"), (answer.Status, answer.Code, answer.Message));
    }

    [Fact]
    public async Task Configured_IsServedAuditedCountedAndDescribed()
    {
        await using var server = await ServerUnderTest.StartAsync(Composition, "OPSORCH_DASHBOARD_PROVIDER=boards", "OPSORCH_DASHBOARD_TIMEOUT=5s");

        var answer = await server.PostAsync("/dashboards/query/", """{"query":"latency"}""");
        var refused = await server.PostAsync("/dashboards/query", """{"colour":"red"}""");
        var undeclared = await server.PostAsync("/dashboards/d1/pin", "");
        var wrongMethod = await server.GetAsync("/dashboards/query");
        var metrics = await server.GetAsync("/metrics");
        var document = await server.GetAsync("/openapi/v1.json");
        var names = await server.GetAsync("/providers/Dashboards");

        Assert.Equal("[{\"id\":\"d1\",\"title\":\"latency\"}]\n", answer.Body);
        Assert.Equal((400, "unknown field \"colour\""), (refused.Status, refused.Message));
        Assert.Equal((501, "not_implemented"), (undeclared.Status, undeclared.Code));
        Assert.Equal((405, "POST"), (wrongMethod.Status, wrongMethod.Header("Allow")));
        Assert.Contains("opsserver_operations_total{capability=\"dashboard\",operation=\"dashboard.query\",status=\"200\"} 1", metrics.Body, StringComparison.Ordinal);
        Assert.Contains("\"/dashboards/{id}/pin\"", document.Body, StringComparison.Ordinal);
        Assert.Contains("\"DashboardQuery\"", document.Body, StringComparison.Ordinal);
        Assert.Equal("{\"providers\":[\"boards\"]}\n", names.Body);
        var records = await server.StopAndReadAuditAsync();
        Assert.Equal(["dashboard.query", "dashboard.query", "dashboard.pinned"], records.Select(record => record.GetProperty("action").GetString()!));
    }

    [Fact]
    public async Task StdioPlugin_IsCalledByItsOperationsNames()
    {
        using var folder = new TempFolder();
        var plugin = folder.Write("boards", """
            #!/bin/sh
            while read -r line; do
              case "$line" in
                *'"method":"dashboard.query"'*) echo '{"result":[{"id":"sh","title":"from a pipe"}]}' ;;
                *) echo '{"error":{"code":"bad_request","message":"unknown method"}}' ;;
              esac
            done
            """);
        File.SetUnixFileMode(plugin, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using var server = await ServerUnderTest.StartAsync(Composition, $"OPSORCH_DASHBOARD_PLUGIN={plugin}");

        Assert.Equal("[{\"id\":\"sh\",\"title\":\"from a pipe\"}]\n", (await server.PostAsync("/dashboards/query", "{}")).Body);
        Assert.Equal("unknown method", (await server.PostAsync("/dashboards/d1/pin", "")).Message);
    }

    [Fact]
    public async Task Environment_OfTheNewCapability_IsCheckedAtStart()
    {
        var failure = await Assert.ThrowsAsync<StartFailure>(
            () => ServerUnderTest.StartAsync(Composition, "OPSORCH_DASHBOARD_CONFIG={", "OPSORCH_DASHBOARD_PROVIDER=nosuch"));

        Assert.Collection(
            failure.Problems,
            problem => Assert.Contains("OPSORCH_DASHBOARD_CONFIG", problem, StringComparison.Ordinal),
            problem => Assert.Contains("nosuch", problem, StringComparison.Ordinal));
    }

    private sealed class Boards : IDashboardProvider
    {
        public Task<Page<Dashboard>> QueryAsync(DashboardQuery request, CallContext call, CancellationToken cancellationToken) =>
            Task.FromResult(Pages.Of([new Dashboard { Id = "d1", Title = request.Query ?? "" }]));
    }
}
