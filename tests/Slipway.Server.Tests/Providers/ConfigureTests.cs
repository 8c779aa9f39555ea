using System.Text.Json;
using Slipway.Sdk.Incidents;
using Slipway.Server.Tests.Support;

namespace Slipway.Server.Tests.Providers;

public sealed class ConfigureTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Configure_StoresAndServesAtOnce()
    {
        await using (var server = await StartAsync(TestPlugin.Compiled))
        {
            Assert.Equal(501, (await server.GetAsync("/incidents/x")).Status);

            var answer = await server.PostAsync("/providers/incidents", """{"provider":" Echo ","config":{"token":"hunter2"}}""");

            Assert.Equal((200, "{\"status\":\"ok\"}\n"), (answer.Status, answer.Body));
            Assert.Equal(200, (await server.GetAsync("/incidents/x")).Status);
            await server.StopAsync();
            Assert.DoesNotContain("hunter2", server.Output, StringComparison.Ordinal);
        }

        var stored = JsonElement.Parse(await File.ReadAllBytesAsync(_folder["store.json"], TestContext.Current.CancellationToken));
        Assert.Equal("{\"provider\":\"echo\",\"config\":{\"token\":\"hunter2\"}}", stored.GetProperty("providers/incident/default").GetString());
        Assert.Equal("kept", stored.GetProperty("other").GetString());
        await using var again = await StartAsync(TestPlugin.Compiled);
        Assert.Equal(200, (await again.GetAsync("/incidents/x")).Status);
    }

    [Theory]
    [InlineData("alert")]
    [InlineData("deployment")]
    [InlineData("team")]
    [InlineData("messaging")]
    [InlineData("orchestration")]
    public async Task Configure_OfEveryCapability_IsPossible(string capability)
    {
        await using var server = await StartAsync(TestPlugin.Compiled);

        Assert.Equal(200, (await server.PostAsync($"/providers/{capability}", """{"provider":"echo"}""")).Status);
    }

    [Fact]
    public async Task Configure_PluginThatCannotBeStarted_IsRefusedAndTheOldOneStays()
    {
        await using var server = await StartAsync(TestPlugin.Compiled, "OPSORCH_INCIDENT_PROVIDER=echo", $"OPSORCH_PLUGIN_DIRS={_folder["."]}");
        var script = _folder.Write("plugin", "no program");

        var answer = await server.PostAsync("/providers/incident", $$"""{"provider":"mine","plugin":"{{script}}"}""");

        Assert.Equal(400, answer.Status);
        Assert.Contains("not executable", answer.Message, StringComparison.Ordinal);
        Assert.Equal(200, (await server.GetAsync("/incidents/x")).Status);
    }

    [Theory]
    [InlineData("nope", """{"provider":"echo"}""", 404, "unknown capability")]
    [InlineData("secret", """{"provider":"json"}""", 404, "unknown capability")]
    [InlineData("incident", "null", 400, "provider required")]
    [InlineData("incident", """{"plugin":"/bin/cat"}""", 400, "provider required")]
    [InlineData("incident", """{"provider":"nosuch"}""", 400, "incident provider nosuch not registered")]
    [InlineData("incident", """{"provider":"echo","config":[]}""", 400, "config: an object is expected")]
    [InlineData("incident", """{"provider":"echo","config":{"colour":1}}""", 400, "incident provider echo: colour: is unknown; the keys are token, url")]
    [InlineData("incident", """{"provider":"x","plugin":"/bin/cat"}""", 400, "the plugin is in none of the allowed folders (OPSORCH_PLUGIN_DIRS)")]
    [InlineData("incident", """{"provider":"x","plugin":"cat"}""", 400, "the plugin is in none of the allowed folders (OPSORCH_PLUGIN_DIRS)")]
    [InlineData("incident", """{"provider":"x","plugin":"/opt/opsorch/plugins/../../../bin/cat"}""", 400, "the plugin is in none of the allowed folders (OPSORCH_PLUGIN_DIRS)")]
    [InlineData("incident", """{"provider":"x","plugin":"runner:x"}""", 400, "runner:x is an address; plugins are given by path or by a name on PATH")]
    public async Task Configure_ThatIsWrong_ChangesNothing(string capability, string body, int status, string message)
    {
        await using var server = await StartAsync(TestPlugin.Compiled);

        var answer = await server.PostAsync($"/providers/{capability}", body);

        Assert.Equal((status, message), (answer.Status, answer.Message));
        Assert.Equal(501, (await server.GetAsync("/incidents/x")).Status);
        Assert.DoesNotContain("incident", await File.ReadAllTextAsync(_folder["store.json"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Configure_ThatIsNotStored_DoesNotGoLive()
    {
        var fresh = new EchoProvider();
        var plugin = TestPlugin.With((configuration, context) => configuration.TryGetProperty("token", out _) ? fresh : new EchoProvider());
        var store = new FailingStore();
        await using var server = await ServerUnderTest.StartAsync(store.Beside(plugin), "OPSORCH_INCIDENT_PROVIDER=echo", "OPSORCH_SECRET_PROVIDER=failing");

        var answer = await server.PostAsync("/providers/incident", """{"provider":"echo","config":{"token":"x"}}""");
        await server.GetAsync("/incidents/x");

        Assert.Equal((502, "secret_store_error", "denied: the vault is sealed"), (answer.Status, answer.Code, answer.Message));
        Assert.Null(fresh.LastRequest);
        Assert.True(fresh.IsDisposed);
    }

    [Fact]
    public async Task Replaced_Provider_EndsAfterItsLastCall()
    {
        var entered = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var old = new EchoProvider
        {
            OnIncident = async (request, _, _) =>
            {
                entered.SetResult();
                await release.Task;
                return new Incident { Id = request.Id, Title = "old" };
            },
        };
        var plugin = TestPlugin.With((configuration, context) => configuration.TryGetProperty("token", out _) ? new EchoProvider() : old);
        await using var server = await StartAsync(plugin, "OPSORCH_INCIDENT_PROVIDER=echo");

        var underWay = server.GetAsync("/incidents/x");
        await entered.Task;
        Assert.Equal(200, (await server.PostAsync("/providers/incident", """{"provider":"echo","config":{"token":"x"}}""")).Status);
        Assert.Equal(200, (await server.GetAsync("/incidents/y")).Status);
        var wasAlive = !old.IsDisposed;
        release.SetResult();

        Assert.True(wasAlive);
        Assert.Contains("\"old\"", (await underWay).Body, StringComparison.Ordinal);
        await WaitFor.TrueAsync(() => old.IsDisposed);
    }

    [Fact]
    public async Task Configure_AStdioPluginOfAnAllowedFolder_IsServed()
    {
        Tool.Require("python3", "python3");
        File.Copy(Repository.PathOf("tests/opsorch/mockplugin.py"), _folder["mockplugin.py"]);
        await using var server = await StartAsync(TestPlugin.Compiled, $"OPSORCH_PLUGIN_DIRS=/nowhere:{_folder.Path}");

        var answer = await server.PostAsync("/providers/alert", $$"""{"provider":"mock","plugin":"{{_folder["mockplugin.py"]}}"}""");

        Assert.Equal(200, answer.Status);
        Assert.Contains("High CPU", (await server.GetAsync("/alerts/al-1")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Configure_ThroughALinkOutOfTheFolder_IsRefused()
    {
        Directory.CreateDirectory(_folder["plugins"]);
        File.CreateSymbolicLink(_folder["plugins/innocent"], "/bin/cat");
        await using var server = await StartAsync(TestPlugin.Compiled, $"OPSORCH_PLUGIN_DIRS={_folder["plugins"]}");

        var answer = await server.PostAsync("/providers/alert", $$"""{"provider":"x","plugin":"{{_folder["plugins/innocent"]}}"}""");

        Assert.Equal(400, answer.Status);
    }

    public void Dispose() => _folder.Dispose();

    private Task<ServerUnderTest> StartAsync(Sdk.Plugins.CompiledPlugin plugin, params string[] environment)
    {
        if (!File.Exists(_folder["store.json"]))
        {
            _folder.Write("store.json", """{"other":"kept"}""");
        }

        return ServerUnderTest.StartAsync(
            plugin, ["OPSORCH_SECRET_PROVIDER=json", $"OPSORCH_SECRET_CONFIG={{\"path\":\"{_folder["store.json"]}\"}}", .. environment]);
    }
}
