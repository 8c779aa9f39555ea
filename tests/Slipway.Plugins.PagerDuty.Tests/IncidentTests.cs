using Slipway.Sdk.Calls;
using Slipway.Sdk.Incidents;
using Slipway.Sdk.Schema;

namespace Slipway.Plugins.PagerDuty.Tests;

/// <summary>Incidents of the simulated account.</summary>
public sealed class IncidentTests : IDisposable
{
    private readonly PagerDutySimulator _pagerDuty = new();
    private readonly PagerDutyIncidents _incidents;

    public IncidentTests() => _incidents = new(
        new()
        {
            Url = new Uri(_pagerDuty.Address),
            Token = new(PagerDutySimulator.Token),
            From = "ops@acme.example",
            Services = new Dictionary<string, string> { ["checkout"] = "PSVCAAA" },
            Teams = new Dictionary<string, string> { ["payments"] = "PTEAMAA" },
        },
        new Host().Context("incident", "pagerduty"));

    public void Dispose()
    {
        _incidents.Dispose();
        _pagerDuty.Dispose();
    }

    [Fact]
    public async Task Query_MoreThanTwoPages_FindsAllNewestFirst()
    {
        for (var number = 1; number <= 230; number++)
        {
            _pagerDuty.Add($"Incident {number}");
        }

        var found = await QueryAsync(new());

        Assert.Equal(Enumerable.Range(1, 230).Reverse().Select(number => $"Incident {number}"), found.Select(incident => incident.Title));
        Assert.Equal(3, _pagerDuty.Requests.Count);
    }

    [Fact]
    public async Task Query_Limit_AsksForNoMore()
    {
        Array.ForEach(["One", "Two", "Three"], title => _pagerDuty.Add(title));

        Assert.Equal(["Three", "Two"], (await QueryAsync(new() { Limit = 2 })).Select(incident => incident.Title));
        Assert.Contains("limit=2&", Assert.Single(_pagerDuty.Requests), StringComparison.Ordinal);
        await Refusal.OfAsync(ErrorCodes.BadRequest, () => QueryAsync(new() { Limit = -1 }));
    }

    [Fact]
    public async Task Query_TenThousandAndMore_SaysThatPagerDutyListsNoMore()
    {
        for (var number = 0; number <= 10_000; number++)
        {
            _pagerDuty.Add("Storm");
        }

        var refusal = await Refusal.OfAsync(ErrorCodes.BadRequest, () => QueryAsync(new()));

        Assert.Contains("narrow", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(100, _pagerDuty.Requests.Count);
    }

    [Theory]
    [InlineData("open", 2)]
    [InlineData("TRIGGERED", 1)]
    [InlineData("acknowledged", 1)]
    [InlineData("closed", 1)]
    [InlineData("somewhere", 0)]
    public async Task Query_Statuses_AreHonoured(string status, int expected)
    {
        _pagerDuty.Add("One");
        _pagerDuty.Add("Two", status: "acknowledged");
        _pagerDuty.Add("Three", status: "resolved");

        Assert.Equal(expected, (await QueryAsync(new() { Statuses = [status] })).Count);
    }

    [Fact]
    public async Task Query_Severities_AreUrgenciesAndPriorities()
    {
        _pagerDuty.Add("One", urgency: "low");
        _pagerDuty.Add("Two", priority: "P1");

        Assert.Equal("One", (await QueryAsync(new() { Severities = ["LOW"] })).Single().Title);
        Assert.Equal("Two", (await QueryAsync(new() { Severities = ["p1"], Limit = 1 })).Single().Title);
        Assert.Empty(await QueryAsync(new() { Severities = ["P2"] }));
    }

    [Theory]
    [InlineData("checkout", 2)]
    [InlineData("PSVCBBB", 1)]
    [InlineData("search", 1)]
    [InlineData("Checkou", 0)]
    [InlineData("nobody?&team_ids[]=", 0)]
    public async Task Query_ScopeService_IsNameOfOursIdOrNameOfTheirs(string service, int expected)
    {
        _pagerDuty.Add("One");
        _pagerDuty.Add("Two");
        _pagerDuty.Add("Three", "PSVCBBB");

        Assert.Equal(expected, (await QueryAsync(new() { Scope = new QueryScope { Service = service } })).Count);
    }

    [Fact]
    public async Task Query_ScopeTeam_IsNarrowed()
    {
        _pagerDuty.Add("One");
        _pagerDuty.Add("Two", "PSVCBBB");

        Assert.Equal("One", (await QueryAsync(new() { Scope = new QueryScope { Team = "payments" } })).Single().Title);
        Assert.Equal("Two", (await QueryAsync(new() { Scope = new QueryScope { Team = "discovery" } })).Single().Title);
    }

    [Fact]
    public async Task Query_Text_IsLookedForInTitleNumberAndService()
    {
        _pagerDuty.Add("Payments fail");
        _pagerDuty.Add("Slow", "PSVCBBB");

        Assert.Equal("Payments fail", (await QueryAsync(new() { Query = "FAIL" })).Single().Title);
        Assert.Equal("Slow", (await QueryAsync(new() { Query = "search" })).Single().Title);
        Assert.Equal("Slow", (await QueryAsync(new() { Query = "#2" })).Single().Title);
    }

    [Fact]
    public async Task Get_Incident_CarriesWhatPagerDutyKnows()
    {
        var made = _pagerDuty.Add("Payments fail", priority: "P1");
        made["body"] = new System.Text.Json.Nodes.JsonObject { ["type"] = "incident_body", ["details"] = "Since noon." };

        var incident = await _incidents.GetAsync(new() { Id = "PINC001" }, Host.Call, CancellationToken.None);

        Assert.Equal(("PINC001", "Payments fail", "Since noon.", "triggered", "high", "checkout"), (incident.Id, incident.Title, incident.Description, incident.Status, incident.Severity, incident.Service));
        Assert.Equal("https://acme.pagerduty.com/incidents/PINC001", incident.Url);
        Assert.Equal(("2026-05-01T12:01:00Z", "2026-05-01T12:01:30Z"), (incident.CreatedAt.ToString(), incident.UpdatedAt.ToString()));
        Assert.Equal(("P1", "Checkout", "key-1"), (incident.Fields!.GetText("priority"), incident.Fields.GetText("serviceName"), incident.Fields.GetText("incidentKey")));
        Assert.Equal(("Ada Lovelace", "payments"), (incident.Fields["assignees"][0].GetString(), incident.Fields["teams"][0].GetString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("PINC999")]
    [InlineData("../services")]
    [InlineData("PINC001?x=y")]
    public async Task Get_Unknown_IsNotFound(string id)
    {
        _pagerDuty.Add("One");

        await Refusal.OfAsync(ErrorCodes.NotFound, () => _incidents.GetAsync(new() { Id = id }, Host.Call, CancellationToken.None));
        await Refusal.OfAsync(ErrorCodes.NotFound, () => _incidents.GetTimelineAsync(new() { Id = id }, Host.Call, CancellationToken.None));
        await Refusal.OfAsync(ErrorCodes.NotFound, () => _incidents.UpdateAsync(new() { Id = id, Input = new() { Status = "resolved" } }, Host.Call, CancellationToken.None));
        await Refusal.OfAsync(ErrorCodes.NotFound, () => _incidents.AppendTimelineAsync(new() { Id = id, Entry = new() { Body = "x" } }, Host.Call, CancellationToken.None));
    }

    private async Task<IReadOnlyList<Incident>> QueryAsync(IncidentQuery query) => (await _incidents.QueryAsync(query, Host.Call, CancellationToken.None)).Items;
}
