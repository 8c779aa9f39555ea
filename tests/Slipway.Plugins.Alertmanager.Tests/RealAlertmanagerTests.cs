using Slipway.Sdk.Alerts;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Schema;

namespace Slipway.Plugins.Alertmanager.Tests;

/// <summary>Queries against the real _server.</summary>
public sealed class RealAlertmanagerTests : IClassFixture<AlertmanagerServer>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly AlertmanagerServer _server;
    private readonly Host _host = new();

    public RealAlertmanagerTests(AlertmanagerServer server)
    {
        AlertmanagerServer.Require();
        _server = server;
    }

    [Fact]
    public async Task Query_Everything_IsNewestFirst()
    {
        var alerts = await QueryAsync(new());

        Assert.Equal(["Odd", "DiskFull", "ServiceDown", "Errors on checkout"], alerts.Select(alert => alert.Title));
        Assert.Equal(["active", "suppressed", "active", "suppressed"], alerts.Select(alert => alert.Status));
        Assert.Equal(["none", "Critical", "critical", "warning"], alerts.Select(alert => alert.Severity));
        Assert.Equal("2026-01-01T12:03:00Z", alerts[0].CreatedAt.ToString());
    }

    [Fact]
    public async Task Query_Fields_CarryWhatAlertmanagerKnows()
    {
        var alert = (await QueryAsync(new() { Query = "errors ON" })).Single();

        Assert.Matches("^[0-9a-f]{16}$", alert.Id);
        Assert.Equal(("checkout", "5% of the answers are errors."), (alert.Service, alert.Description));
        Assert.Equal("https://prometheus.example.com/graph?g0.expr=errors", alert.Fields!.GetText("generatorURL"));
        Assert.Equal("ErrorRate", alert.Fields["labels"].GetProperty("alertname").GetString());
        Assert.Equal("pager", alert.Fields["receivers"][0].GetString());
        Assert.Single(alert.Fields["inhibitedBy"].EnumerateArray());
        Assert.False(alert.UpdatedAt.IsMissing);
    }

    [Theory]
    [InlineData("active", 2)]
    [InlineData("FIRING", 2)]
    [InlineData("suppressed", 2)]
    [InlineData("silenced", 1)]
    [InlineData("inhibited", 1)]
    [InlineData("resolved", 0)]
    public async Task Query_Status_IsHonoured(string status, int expected) =>
        Assert.Equal(expected, (await QueryAsync(new() { Statuses = [status] })).Count);

    [Fact]
    public async Task Query_Severities_CompareWithoutCase()
    {
        Assert.Equal(2, (await QueryAsync(new() { Severities = ["CRITICAL"] })).Count);
        Assert.Equal(2, (await QueryAsync(new() { Severities = ["warning", "none"] })).Count);
    }

    [Fact]
    public async Task Query_Scope_SelectsLabels()
    {
        Assert.Equal(2, (await QueryAsync(new() { Scope = new QueryScope { Service = "checkout" } })).Count);
        Assert.Single(await QueryAsync(new() { Scope = new QueryScope { Environment = "staging", Team = "platform" } }));
        Assert.Empty(await QueryAsync(new() { Scope = new QueryScope { Environment = "staging", Team = "commerce" } }));
    }

    [Fact]
    public async Task Query_HostileScope_FindsExactlyThatValue() =>
        Assert.Equal(AlertmanagerServer.Hostile, (await QueryAsync(new() { Scope = new QueryScope { Service = AlertmanagerServer.Hostile } })).Single().Service);

    [Fact]
    public async Task Query_Limit_CutsTheNewest()
    {
        Assert.Equal(["Odd", "DiskFull"], (await QueryAsync(new() { Limit = 2 })).Select(alert => alert.Title));
        await Refusal.OfAsync(ErrorCodes.BadRequest, () => QueryAsync(new() { Limit = -1 }));
    }

    [Fact]
    public async Task Get_Fingerprint_IsThatAlert()
    {
        using var provider = Provider();
        var expected = (await QueryAsync(new() { Limit = 1 })).Single();

        var alert = await provider.GetAsync(new() { Id = expected.Id }, Host.Call, None);

        Assert.Equal((expected.Id, expected.Title, expected.Url), (alert.Id, alert.Title, alert.Url));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0000000000000000")]
    [InlineData("../silences")]
    public async Task Get_Unknown_IsNotFound(string id)
    {
        using var provider = Provider();

        await Refusal.OfAsync(ErrorCodes.NotFound, () => provider.GetAsync(new() { Id = id }, Host.Call, None));
    }

    [Fact]
    public async Task Query_Url_FiltersForExactlyThisAlert()
    {
        var alert = (await QueryAsync(new() { Query = "DiskFull" })).Single();

        Assert.Equal(
            _server.Address + "/#/alerts?silenced=true&inhibited=true&active=true&filter="
            + "%7Balertname%3D%22DiskFull%22%2C%20environment%3D%22staging%22%2C%20service%3D%22login%22%2C%20severity%3D%22Critical%22%2C%20team%3D%22platform%22%7D",
            alert.Url);
    }

    [Fact]
    public async Task Query_OtherLabels_AreMapped()
    {
        var configuration = Configuration with
        {
            ScopeLabels = new Dictionary<string, string> { ["service"] = "alertname", ["team"] = "" },
            SeverityLabel = "environment",
            TitleAnnotation = "description",
            DescriptionAnnotation = "summary",
            ExternalUrl = new Uri("https://alerts.example.com/am/"),
        };
        using var provider = new AlertmanagerAlerts(configuration, _host.Context("alert", "alertmanager"));

        var page = await provider.QueryAsync(new() { Scope = new QueryScope { Service = "ErrorRate", Team = "ignored" } }, Host.Call, None);

        var alert = page.Items.Single();
        Assert.Equal(("5% of the answers are errors.", "Errors on checkout", "prod"), (alert.Title, alert.Description, alert.Severity));
        Assert.StartsWith("https://alerts.example.com/am/#/alerts?", alert.Url, StringComparison.Ordinal);
        Assert.Equal("https://alerts.example.com/am/#/alerts?silenced=true&inhibited=true&active=true&filter=%7Balertname%3D%22ErrorRate%22%7D", page.Url);
    }

    private AlertmanagerConfiguration Configuration => new() { Url = new Uri(_server.Address) };

    private AlertmanagerAlerts Provider() => new(Configuration, _host.Context("alert", "alertmanager"));

    private async Task<IReadOnlyList<Alert>> QueryAsync(AlertQuery query)
    {
        using var provider = Provider();
        return (await provider.QueryAsync(query, Host.Call, None)).Items;
    }
}
