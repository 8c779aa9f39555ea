using Slipway.Sdk.Calls;
using Slipway.Sdk.Incidents;
using Slipway.Sdk.Json;

namespace Slipway.Plugins.PagerDuty.Tests;

/// <summary>Incidents that are opened, changed and written about.</summary>
public sealed class ChangeTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly PagerDutySimulator _pagerDuty = new();
    private readonly PagerDutyIncidents _incidents;

    public ChangeTests() => _incidents = Incidents("ops@acme.example");

    public void Dispose()
    {
        _incidents.Dispose();
        _pagerDuty.Dispose();
    }

    [Fact]
    public async Task Create_WithEverything_CanBeReadAgain()
    {
        var made = await CreateAsync(new() { Title = "حادث 🚨", Description = "Since noon.", Severity = "LOW", Service = "Search" });

        var read = await _incidents.GetAsync(new() { Id = made.Id }, Host.Call, None);
        Assert.Equal(("حادث 🚨", "Since noon.", "low", "PSVCBBB", "triggered"), (read.Title, read.Description, read.Severity, read.Service, read.Status));
    }

    [Fact]
    public async Task Create_NoService_GoesToTheDefault() => Assert.Equal("PSVCAAA", (await CreateAsync(new() { Title = "One" })).Service);

    [Fact]
    public async Task Create_SameIdempotencyKey_IsConflictAndNoSecondIncident()
    {
        var call = new CallContext { RequestId = "r", IdempotencyKey = "deploy-7" };
        await _incidents.CreateAsync(new() { Title = "One" }, call, None);

        await Refusal.OfAsync(ErrorCodes.Conflict, () => _incidents.CreateAsync(new() { Title = "One" }, call, None));

        Assert.Equal("deploy-7", (string?)Assert.Single(_pagerDuty.Incidents)["incident_key"]);
    }

    [Theory]
    [InlineData("", "", "", "title")]
    [InlineData("One", "resolved", "", "status")]
    [InlineData("One", "", "urgent", "severity")]
    public async Task Create_WhatPagerDutyCannotKeep_IsRefusedUnasked(string title, string status, string severity, string member)
    {
        var refusal = await Refusal.OfAsync(ErrorCodes.BadRequest, () => CreateAsync(new() { Title = title, Status = status, Severity = severity }));

        Assert.Contains(member, refusal.Message, StringComparison.Ordinal);
        Assert.Empty(_pagerDuty.Requests);
    }

    [Fact]
    public async Task Create_UnknownService_IsRefused() =>
        Assert.Contains("no service of the name Nobody", (await Refusal.OfAsync(ErrorCodes.BadRequest, () => CreateAsync(new() { Title = "One", Service = "Nobody" }))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Create_KeyOfTheAccountWithoutFrom_SaysWhatPagerDutySays()
    {
        using var incidents = Incidents(null);

        var refusal = await Refusal.OfAsync(ErrorCodes.BadRequest, () => incidents.CreateAsync(new() { Title = "One" }, Host.Call, None));

        Assert.Contains("Requester User Not Found", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_StatusTitleSeverityPriority_AreSet()
    {
        _pagerDuty.Add("One");

        var changed = await UpdateAsync(new() { Title = "Two", Status = "acknowledged", Severity = "low", Fields = new FreeMap { { "priorityId", "PPRIO01" } } });

        Assert.Equal(("Two", "acknowledged", "low", "P1"), (changed.Title, changed.Status, changed.Severity, changed.Fields!.GetText("priority")));
        Assert.Equal("triggered", (await UpdateAsync(new() { Status = "open" })).Status);
        Assert.Equal("resolved", (await UpdateAsync(new() { Status = "closed" })).Status);
    }

    [Fact]
    public async Task Update_Nothing_ReadsAndWritesNothing()
    {
        _pagerDuty.Add("One");

        Assert.Equal("One", (await UpdateAsync(new())).Title);
        Assert.StartsWith("GET ", Assert.Single(_pagerDuty.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_WhatPagerDutyCannotChange_IsRefused()
    {
        _pagerDuty.Add("One");

        await Refusal.OfAsync(ErrorCodes.BadRequest, () => UpdateAsync(new() { Description = "other" }));
        await Refusal.OfAsync(ErrorCodes.BadRequest, () => UpdateAsync(new() { Service = "search" }));
        await Refusal.OfAsync(ErrorCodes.BadRequest, () => UpdateAsync(new() { Title = "" }));
        await Refusal.OfAsync(ErrorCodes.BadRequest, () => UpdateAsync(new() { Status = "later" }));
    }

    [Fact]
    public async Task Timeline_NotesAndLog_AreOneStoryWithTheWordsOfNotes()
    {
        _pagerDuty.Add("One");
        await _incidents.AppendTimelineAsync(new() { Id = "PINC001", Entry = new() { Kind = "note", Body = "Rolled back." } }, Host.Call, None);

        var timeline = (await _incidents.GetTimelineAsync(new() { Id = "PINC001" }, Host.Call, None)).Items;

        Assert.Equal(["trigger", "note", "acknowledge"], timeline.Select(entry => entry.Kind));
        Assert.Equal(("Rolled back.", "PINC001", "Ada Lovelace", "user"), (timeline[1].Body, timeline[1].IncidentId, timeline[1].Actor!.GetText("name"), timeline[1].Actor!.GetText("type")));
        await Refusal.OfAsync(ErrorCodes.BadRequest, () => _incidents.AppendTimelineAsync(new() { Id = "PINC001" }, Host.Call, None));
    }

    private PagerDutyIncidents Incidents(string? from) => new(
        new() { Url = new Uri(_pagerDuty.Address), Token = new(PagerDutySimulator.Token), From = from, DefaultService = "Checkout" },
        new Host().Context("incident", "pagerduty"));

    private Task<Incident> CreateAsync(CreateIncidentInput input) => _incidents.CreateAsync(input, Host.Call, None);

    private Task<Incident> UpdateAsync(UpdateIncidentInput input) => _incidents.UpdateAsync(new() { Id = "PINC001", Input = input }, Host.Call, None);
}
