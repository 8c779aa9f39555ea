using Slipway.Server.Tests.Support;

namespace Slipway.Server.Tests.Auditing;

/// <summary>Records of every kind, judged by the published schema with an independent validator.</summary>
public sealed class AuditSchemaTests
{
    [Fact]
    public async Task Records_OfEveryKind_FitTheSchema()
    {
        Tool.Require("python3", "python3");
        await using var server = await ServerUnderTest.StartAsync(
            "OPSORCH_INCIDENT_PROVIDER=echo", $"OPSORCH_ALERT_PLUGIN={Repository.PathOf("tests/opsorch/mockplugin.py")}", "OPSORCH_BEARER_TOKEN=t");
        (string, string) token = ("Authorization", "Bearer t");
        await server.GetAsync("/incidents/x", token, ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        await server.PostAsync("/incidents", "{broken", token);
        await server.GetAsync("/alerts/mock-crash", token);
        await server.GetAsync("/alerts/al-1", token);
        await server.PostAsync("/providers/alert", "{}", token);
        await server.GetAsync("/incidents/x");

        var records = await server.StopAndReadAuditAsync();

        var verdicts = await SchemaJudge.JudgeAsync("docs/schemas/audit-record.schema.json", [.. records.Select(record => record.GetRawText())]);
        Assert.All(verdicts, verdict => Assert.Equal("valid", verdict));
        string[] kinds = ["incident.created", "incident.get", "plugin.request_failed", "plugin.started", "plugin.stopped", "provider.configured", "request.denied"];
        Assert.Superset(kinds.ToHashSet(), records.Select(record => record.GetProperty("action").GetString()!).ToHashSet());
    }
}
