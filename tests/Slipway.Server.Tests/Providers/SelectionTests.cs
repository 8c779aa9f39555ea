using Slipway.Server.Tests.Support;

namespace Slipway.Server.Tests.Providers;

public sealed class SelectionTests
{
    [Fact]
    public async Task Environment_WithManyFaults_StopsTheStartAndNamesEach()
    {
        var problems = await ServerUnderTest.RefuseAsync(
            "OPSORCH_INCIDENT_PROVIDER= NoSuch ",
            "OPSORCH_TEAM_PROVIDER=nosuch",
            "OPSORCH_ALERT_PROVIDER=echo",
            "OPSORCH_ALERT_CONFIG={\"colour\":\"red\",\"token\":5}",
            "OPSORCH_LOG_PLUGIN=runner:registry.example/plugin");

        Assert.Equal(
            [
                "alert provider echo: colour: is unknown; the keys are token, url",
                "alert provider echo: token: a string is expected, this is a number",
                "incident provider nosuch not registered",
                "runner:registry.example/plugin is an address; plugins are given by path or by a name on PATH",
                "team provider nosuch not registered",
            ],
            problems.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("OPSORCH_INCIDENT_CONFIG={")]
    [InlineData("OPSORCH_INCIDENT_CONFIG=[]")]
    [InlineData("OPSORCH_SECRET_CONFIG=nope")]
    [InlineData("OPSORCH_TLS_CERT_FILE=/x.crt")]
    [InlineData("OPSORCH_ADDR=8080")]
    [InlineData("OPSORCH_MAX_BODY_BYTES=-1")]
    [InlineData("OPSORCH_ALERT_TIMEOUT=soon")]
    [InlineData("OPSORCH_AUDIT=paper")]
    [InlineData("OPSORCH_EGRESS=perhaps")]
    [InlineData("OPSORCH_LOGGING_LEVEL=loud")]
    [InlineData("OPSORCH_AUDIT=file:/proc/nothing/audit")]
    public async Task Variable_ThatIsWrong_StopsTheStartByName(string variable)
    {
        var problems = await ServerUnderTest.RefuseAsync(variable);

        Assert.Contains(variable[..variable.IndexOf('=', StringComparison.Ordinal)], Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Problem_OfAConfig_DoesNotShowIt()
    {
        var problems = await ServerUnderTest.RefuseAsync("OPSORCH_INCIDENT_CONFIG={\"token\":\"hunter2\"");

        Assert.DoesNotContain("hunter2", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stored_Choice_ServesWhatTheEnvironmentLeaves()
    {
        using var folder = new TempFolder();
        var store = folder.Write("store.json", """
            {
              "providers/incident/default": "{\"provider\":\"echo\",\"config\":{\"token\":\"stored\"}}",
              "providers/alert/default": "{\"provider\":\"nosuch\",\"config\":{}}",
              "providers/log/default": "not json",
              "providers/ticket/default": {"provider":"echo"}
            }
            """);
        await using var server = await ServerUnderTest.StartAsync(
            "OPSORCH_SECRET_PROVIDER=json", $"OPSORCH_SECRET_CONFIG={{\"path\":\"{store}\"}}", "OPSORCH_INCIDENT_CONFIG={\"token\":\"ignored\"}");

        Assert.Equal(200, (await server.GetAsync("/incidents/x")).Status);
        Assert.Equal(200, (await server.GetAsync("/tickets/x")).Status);
        var unregistered = await server.GetAsync("/alerts/x");
        Assert.Equal("alert_provider_missing", unregistered.Code);
        Assert.Equal("alert provider not configured: the stored configuration is wrong (alert provider nosuch not registered)", unregistered.Message);
        Assert.Contains("is no JSON", (await server.PostAsync("/logs/query", "{}")).Message, StringComparison.Ordinal);
        var ready = await server.GetAsync("/ready");
        Assert.Equal((200, "degraded"), (ready.Status, ready.Json.GetProperty("status").GetString()));
        Assert.Equal(["alert", "log"], ready.Json.GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("capability").GetString()!));
        Assert.Contains("capability is not served", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Environment_BeatsTheStore()
    {
        using var folder = new TempFolder();
        var store = folder.Write("store.json", """{"providers/incident/default":"not json"}""");
        await using var server = await ServerUnderTest.StartAsync(
            "OPSORCH_SECRET_PROVIDER=JSON", $"OPSORCH_SECRET_CONFIG={{\"path\":\"{store}\"}}", "OPSORCH_INCIDENT_PROVIDER=ECHO");

        Assert.Equal(200, (await server.GetAsync("/incidents/x")).Status);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"path\":5}")]
    [InlineData("{\"path\":\"/nothing/here.json\"}")]
    public async Task SecretStore_ThatCannotBeOpened_StopsTheStart(string config)
    {
        var problems = await ServerUnderTest.RefuseAsync("OPSORCH_SECRET_PROVIDER=json", $"OPSORCH_SECRET_CONFIG={config}");

        Assert.Contains("secret provider json: path: ", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variable_ThatMeansNothing_IsNamedInTheLog()
    {
        await using var server = await ServerUnderTest.StartAsync("OPSORCH_INCIDENTS_PLUGIN=x");

        Assert.Contains("OPSORCH_INCIDENTS_PLUGIN", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Providers_AreListedByCompiledInName()
    {
        await using var server = await ServerUnderTest.StartAsync();

        Assert.Equal("{\"providers\":[\"echo\"]}\n", (await server.GetAsync("/providers/Incidents")).Body);
        Assert.Equal((404, "unknown capability"), ((await server.GetAsync("/providers/secret")).Status, (await server.GetAsync("/providers/secret")).Message));
        Assert.Equal(404, (await server.GetAsync("/providers/incident/")).Status);
    }
}
