using System.Text.Json;
using Slipway.Server.Tests.Support;

namespace Slipway.Server.Tests.Auditing;

public sealed class AuditTests
{
    private static readonly string[] Members =
    [
        "v", "event_id", "request_id", "trace_id", "timestamp", "actor_type", "actor_id", "principal", "tenant", "action", "capability",
        "provider", "plugin", "resource", "outcome", "status", "code", "duration_ms",
    ];

    [Fact]
    public async Task Record_OfACall_SaysWhoDidWhatToWhatWithWhich()
    {
        await using var server = await ServerUnderTest.StartAsync([.. TestPlugin.Everywhere, "OPSORCH_BEARER_TOKEN=t"]);

        await server.SendAsync(
            "PATCH", "/incidents/a%2Fb", "{}", ("Authorization", "Bearer t"), ("X-Actor-Type", "copilot"), ("X-Actor-ID", "bot-7"),
            ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

        var record = Assert.Single(await server.StopAndReadAuditAsync());
        Assert.Equal(Members, record.EnumerateObject().Select(member => member.Name));
        Assert.Equal("incident.updated", Text(record, "action"));
        Assert.Equal("a/b", Text(record, "resource"));
        Assert.Equal(("copilot", "bot-7", "default"), (Text(record, "actor_type"), Text(record, "actor_id"), Text(record, "principal")));
        Assert.Equal(("incident", "echo"), (Text(record, "capability"), Text(record, "provider")));
        Assert.Equal("""{"name":"echo","version":"2.1.0","sha512":"aGFzaA=="}""", record.GetProperty("plugin").GetRawText());
        Assert.Equal("0af7651916cd43dd8448eb211c80319c", Text(record, "trace_id"));
        Assert.Equal(("success", 200), (Text(record, "outcome"), record.GetProperty("status").GetInt32()));
        Assert.Matches(@"^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$", Text(record, "timestamp"));
        Assert.True(record.GetProperty("duration_ms").GetDouble() >= 0);
    }

    [Theory]
    [InlineData("POST", "/incidents", "{}", "i-new")]
    [InlineData("POST", "/messages/send", "{}", "m-1")]
    [InlineData("POST", "/orchestration/runs/r/steps/s/complete", "{}", "r/s")]
    [InlineData("POST", "/incidents/query", "{}", null)]
    public async Task Resource_IsWhatPathOrAnswerNames(string method, string path, string body, string? resource)
    {
        await using var server = await ServerUnderTest.StartAsync(TestPlugin.Everywhere);

        await server.SendAsync(method, path, body);

        Assert.Equal(resource, Text(Assert.Single(await server.StopAndReadAuditAsync()), "resource"));
    }

    [Fact]
    public async Task Failures_AreRecordedWithTheirCodes()
    {
        await using var server = await ServerUnderTest.StartAsync("OPSORCH_ALERT_PROVIDER=echo");

        await server.PostAsync("/alerts/query", "{broken");
        await server.PostAsync("/incidents/query", "{}");
        await server.PostAsync("/providers/alert", "{}");
        await server.GetAsync("/providers/alert");
        await server.GetAsync("/nope");

        var records = await server.StopAndReadAuditAsync();
        Assert.Equal(
            ["alert.query failure 400 bad_request", "incident.query failure 501 incident_provider_missing", "provider.configured failure 501 secret_provider_missing"],
            records.Select(record => $"{Text(record, "action")} {Text(record, "outcome")} {record.GetProperty("status")} {Text(record, "code")}"));
    }

    [Theory]
    [InlineData("json")]
    [InlineData("text")]
    public async Task TextOfCallers_NeverMakesALineOfItsOwn(string format)
    {
        var provider = new EchoProvider
        {
            OnIncident = static (_, _, _) => throw new Sdk.Calls.ProviderException("boom\r\n{\"v\":1,\"action\":\"forged\"}", "a\nb\u0085c\u2028d\u001b[31m"),
        };
        await using var server = await ServerUnderTest.StartAsync(
            TestPlugin.With((_, _) => provider), "OPSORCH_INCIDENT_PROVIDER=echo", $"OPSORCH_LOGGING_FORMAT={format}");

        using (var client = RawClient.Connect(server.Address.Port))
        {
            await client.GetAsync("/incidents/x%0Ay%E2%80%A8z", "X-User-Id: ann\u2028eve");
        }

        await server.StopAsync();
        var lines = server.Output.TrimEnd('\n').Split(['\n', '\r', '\u0085', '\u2028', '\u2029', '\u001b']);
        Assert.DoesNotContain(lines, line => line.StartsWith("{\"v\":1,\"action\":\"forged\"", StringComparison.Ordinal));
        Assert.All(lines.Where(line => line.StartsWith('{')), line => JsonElement.Parse(line));
        var record = JsonElement.Parse(lines.Single(line => line.StartsWith("{\"v\":", StringComparison.Ordinal)));
        Assert.Equal("x\ny\u2028z", Text(record, "resource"));
    }

    [Fact]
    public async Task File_IsAppendedAndStandardErrorStaysFree()
    {
        using var folder = new TempFolder();
        var file = folder.Write("audit.jsonl", "{\"v\":0}\n");
        await using var server = await ServerUnderTest.StartAsync([.. TestPlugin.Everywhere, $"OPSORCH_AUDIT=file:{file}"]);

        await server.PostAsync("/incidents/query", "{}");

        Assert.Empty(await server.StopAndReadAuditAsync());
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal(2, lines.Length);
        Assert.Equal("incident.query", Text(JsonElement.Parse(lines[1]), "action"));
    }

    [Fact]
    public async Task PluginProcess_ThatCrashes_IsAFailureAndOneThatIsStoppedIsNot()
    {
        using var folder = new TempFolder();
        var plugin = Stdio.PluginUnderTest.Executable(
            folder, "#!/bin/sh\nwhile read -r line; do case $line in *boom*) exit 3;; esac; echo '{\"result\":{\"id\":\"x\"}}'; done\n");
        await using var server = await ServerUnderTest.StartAsync($"OPSORCH_INCIDENT_PLUGIN={plugin}");

        Assert.Equal(502, (await server.GetAsync("/incidents/boom")).Status);
        await WaitFor.TrueAsync(async () => (await server.GetAsync("/incidents/x")).Status == 200);

        var stops = (await server.StopAndReadAuditAsync()).Where(record => Text(record, "action") == "plugin.stopped").ToList();
        Assert.Equal(["failure", "success"], stops.Select(record => Text(record, "outcome")));
        Assert.Equal(["provider_error", null], stops.Select(record => Text(record, "code")));
    }

    [Fact]
    public async Task Off_WritesNothing()
    {
        await using var server = await ServerUnderTest.StartAsync([.. TestPlugin.Everywhere, "OPSORCH_AUDIT=off"]);

        await server.PostAsync("/incidents/query", "{}");

        Assert.Empty(await server.StopAndReadAuditAsync());
    }

    [Fact]
    public async Task ManyRequests_AreRecordedEachOnce()
    {
        await using var server = await ServerUnderTest.StartAsync(TestPlugin.Everywhere);

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 500), TestContext.Current.CancellationToken, async (number, _) => await server.GetAsync($"/incidents/{number}"));

        var records = await server.StopAndReadAuditAsync();
        Assert.Equal(500, records.Select(record => Text(record, "resource")).Distinct().Count());
        Assert.Equal(500, records.Select(record => Text(record, "event_id")).Distinct().Count());
        Assert.Equal(500, records.Select(record => Text(record, "request_id")).Distinct().Count());
    }

    [Fact]
    public async Task UrlsOfProviders_ReachTheCallerAndNobodyElse()
    {
        await using var server = await ServerUnderTest.StartAsync([.. TestPlugin.Everywhere, "OPSORCH_LOGGING_LEVEL=debug"]);

        var answer = await server.PostAsync("/incidents/query", "{}");
        var metrics = await server.GetAsync("/metrics");
        await server.StopAsync();

        Assert.Contains("CANARY", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", server.Output + metrics.Body, StringComparison.Ordinal);
    }

    private static string? Text(JsonElement record, string member) => record.GetProperty(member).GetString();
}
