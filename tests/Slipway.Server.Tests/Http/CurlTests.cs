using Slipway.Server.Tests.Support;

namespace Slipway.Server.Tests.Http;

/// <summary>The quick start of the original: its curl lines, word for word, run by curl.</summary>
public sealed class CurlTests
{
    public static TheoryData<string> Lines => new(
        "-X POST http://localhost:8080/incidents/query -d '{}'",
        "-X POST http://localhost:8080/incidents -H 'Content-Type: application/json' -d '{\"title\":\"test\",\"status\":\"open\",\"severity\":\"sev3\"}'",
        "-X POST http://localhost:8080/incidents/p1/timeline -H 'Content-Type: application/json' -d '{\"kind\":\"note\",\"body\":\"from OpsOrch\"}'",
        "-X POST http://localhost:8080/alerts/query -d '{}'",
        """
        -X POST http://localhost:8080/logs/query -H 'Content-Type: application/json' -d '{
            "expression": {
              "search": "error",
              "severityIn": ["error", "critical"]
            },
            "start": "2023-10-01T00:00:00Z",
            "end": "2023-10-01T01:00:00Z",
            "limit": 100
          }'
        """,
        """
        -X POST http://localhost:8080/metrics/query -H 'Content-Type: application/json' -d '{
            "expression": {
              "metricName": "http_requests_total",
              "aggregation": "sum"
            },
            "start": "2023-10-01T00:00:00Z",
            "end": "2023-10-01T01:00:00Z",
            "step": 60
          }'
        """,
        "'http://localhost:8080/metrics/describe?service=api'",
        """
        -X POST http://localhost:8080/deployments/query -H 'Content-Type: application/json' -d '{
            "statuses": ["success", "failed"],
            "scope": {
              "service": "api-service",
              "environment": "production"
            },
            "limit": 10
          }'
        """,
        "http://localhost:8080/deployments/deploy-123",
        """
        -X POST http://localhost:8080/teams/query -H 'Content-Type: application/json' -d '{
            "name": "backend",
            "tags": {"type": "team"},
            "scope": {
              "service": "api-service"
            }
          }'
        """,
        "http://localhost:8080/teams/engineering",
        "http://localhost:8080/teams/engineering/members",
        "-X POST http://localhost:8080/orchestration/plans/query -H 'Content-Type: application/json' -d '{\"scope\": {\"service\": \"api\"}, \"limit\": 10}'",
        "http://localhost:8080/orchestration/plans/release-checklist",
        "-X POST http://localhost:8080/orchestration/runs/query -H 'Content-Type: application/json' -d '{\"statuses\": [\"running\", \"blocked\"]}'",
        "http://localhost:8080/orchestration/runs/run-123",
        "-X POST http://localhost:8080/orchestration/runs -H 'Content-Type: application/json' -d '{\"planId\": \"release-checklist\"}'",
        "-X POST http://localhost:8080/orchestration/runs/run-123/steps/approval/complete -H 'Content-Type: application/json' "
            + "-d '{\"actor\": \"ops@example.com\", \"note\": \"Approved after review\"}'");

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Curl_OfTheQuickStart_Succeeds(string line)
    {
        Tool.Require("curl", "curl");
        await using var server = await ServerUnderTest.StartAsync(TestPlugin.Everywhere);
        var address = line.Replace("http://localhost:8080", $"http://127.0.0.1:{server.Address.Port}", StringComparison.Ordinal);

        var result = await CommandRunner.RunAsync("sh", ["-c", $"curl -s -w '%{{http_code}}' {address.Trim()}"]);

        Assert.True(result.ExitCode == 0, result.All);
        Assert.Matches("20[01]$", result.Output);
    }
}
