using System.Text.Json;
using Slipway.Server.Tests.Support;

namespace Slipway.Server.Tests.Documents;

public sealed class PluginListTests
{
    [Fact]
    public async Task Plugins_OfAServer_SayWhatItIsMadeOf()
    {
        Tool.Require("python3", "python3");
        var mock = Repository.PathOf("tests/opsorch/mockplugin.py");
        await using var server = await ServerUnderTest.StartAsync(
            "OPSORCH_INCIDENT_PROVIDER=echo", $"OPSORCH_ALERT_PLUGIN={mock}", "OPSORCH_IMAGE_DIGEST=sha256:abc");

        var idle = await server.GetAsync("/plugins");
        await server.GetAsync("/alerts/al-1");
        var used = await server.GetAsync("/plugins");

        Snapshot.Match(JsonSerializer.Serialize(idle.Json, Indented), extension: "json");
        Assert.Equal("idle", State(idle));
        Assert.Equal("ready", State(used));
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static string? State(Answer answer) => answer.Json.GetProperty("plugins")[1].GetProperty("state").GetString();
}
