using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Slipway.Plugins.Alertmanager.Tests;

/// <summary>A real Alertmanager with alerts of every state: active, silenced, inhibited.</summary>
public sealed class AlertmanagerServer : IAsyncLifetime
{
    /// <summary>A label value with everything that could break out of a matcher.</summary>
    public const string Hostile = "a\"} , b=\"\\n\\\nc";

    private readonly TempFolder _folder = new();
    private ServerProcess? _server;

    /// <summary>When the first alert began; each began a minute after the one before.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public string Address { get; private set; } = "";

    /// <summary>Skips (or, in CI, fails) the test where the server is not installed. A fixture itself could only fail.</summary>
    public static void Require()
    {
        Tool.Require("prometheus-alertmanager", "prometheus-alertmanager");
    }

    public async ValueTask InitializeAsync()
    {
        if (Tool.Find("prometheus-alertmanager") is not { } alertmanager)
        {
            return;
        }

        var configuration = _folder.Write("alertmanager.yml", """
            route: { receiver: pager }
            receivers: [ { name: pager } ]
            inhibit_rules:
              - { source_matchers: [ alertname="ServiceDown" ], target_matchers: [ alertname="ErrorRate" ], equal: [ service ] }
            """);
        var port = ServerProcess.FreePort();
        Address = $"http://127.0.0.1:{port}";
        _server = await ServerProcess.StartAsync(
            alertmanager,
            [
                $"--config.file={configuration}", $"--storage.path={_folder["data"]}", $"--web.listen-address=127.0.0.1:{port}",
                "--cluster.listen-address=",
            ],
            () => ServerProcess.AnswersAsync(Address + "/-/ready"));
        await FillAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _folder.Dispose();
    }

    private async Task FillAsync()
    {
        await PostAsync("/api/v2/silences", """
            {
              "matchers": [ { "name": "alertname", "value": "DiskFull", "isRegex": false } ],
              "startsAt": "2026-01-01T00:00:00Z", "endsAt": "2090-01-01T00:00:00Z", "createdBy": "ada", "comment": "known"
            }
            """);
        var alerts = new JsonArray
        {
            Alert(0, ("alertname", "ErrorRate"), ("service", "checkout"), ("severity", "warning"), ("environment", "prod")),
            Alert(1, ("alertname", "ServiceDown"), ("service", "checkout"), ("severity", "critical"), ("environment", "prod")),
            Alert(2, ("alertname", "DiskFull"), ("service", "login"), ("severity", "Critical"), ("environment", "staging"), ("team", "platform")),
            Alert(3, ("alertname", "Odd"), ("service", Hostile)),
        };
        alerts[0]!["annotations"] = new JsonObject { ["summary"] = "Errors on checkout", ["description"] = "5% of the answers are errors." };
        alerts[0]!["generatorURL"] = "https://prometheus.example.com/graph?g0.expr=errors";
        await PostAsync("/api/v2/alerts", alerts.ToJsonString());
    }

    private static JsonObject Alert(int minute, params (string Name, string Value)[] labels)
    {
        var map = new JsonObject();
        foreach (var (name, value) in labels)
        {
            map[name] = value;
        }

        return new JsonObject
        {
            ["labels"] = map,
            ["startsAt"] = Start.AddMinutes(minute).ToString("O"),
            ["endsAt"] = "2090-01-01T00:00:00Z",
        };
    }

    private async Task PostAsync(string path, string json)
    {
        using var client = new HttpClient();
        using var response = await client.PostAsJsonAsync(new Uri(Address + path), JsonNode.Parse(json), JsonSerializerOptions.Web);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }
}
