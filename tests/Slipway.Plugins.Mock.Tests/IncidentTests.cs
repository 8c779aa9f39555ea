using Slipway.Sdk.Calls;
using Slipway.Sdk.Incidents;
using Slipway.Sdk.Json;
using Slipway.Sdk.Schema;

namespace Slipway.Plugins.Mock.Tests;

public sealed class IncidentTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly Host _host = new();

    [Fact]
    public async Task Query_WithoutFilters_ListsSeedNewestFirst()
    {
        var page = await Incidents().QueryAsync(new(), Host.Call, None);

        Assert.Equal(12, page.Items.Count);
        Assert.Equal("mock-inc-12", page.Items[0].Id);
        Assert.Equal(page.Items.OrderByDescending(incident => incident.CreatedAt), page.Items);
        Assert.Equal("2025-12-31T23:00:00Z", page.Items[0].CreatedAt.ToString());
    }

    [Fact]
    public async Task Query_OfTwoMocks_AnswersAlike()
    {
        var one = await Incidents().QueryAsync(new(), Host.Call, None);
        var other = await Incidents().QueryAsync(new(), Host.Call, None);

        Assert.Equal(one.Items.Select(Line), other.Items.Select(Line));
    }

    [Fact]
    public async Task Query_EachFilter_HoldsForEveryItemAndLeavesSomeOut()
    {
        var incidents = Incidents();

        await Only(incidents, new() { Statuses = ["OPEN"] }, incident => incident.Status == "open");
        await Only(incidents, new() { Severities = ["critical", "low"] }, incident => incident.Severity is "critical" or "low");
        await Only(incidents, new() { Query = "slowly" }, incident => incident.Title.Contains("slowly", StringComparison.Ordinal));
        await Only(incidents, new() { Scope = new QueryScope { Service = "login" } }, incident => incident.Service == "login");
        await Only(incidents, new() { Scope = new QueryScope { Team = "commerce" } }, incident => incident.Service is "checkout" or "inventory" or "payments");
        await Only(incidents, new() { Scope = new QueryScope { Environment = "staging" } }, incident => incident.Fields!.GetText("environment") == "staging");
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 5)]
    [InlineData(1000, 12)]
    [InlineData(long.MaxValue, 12)]
    public async Task Query_Limit_CutsTheNewest(long limit, int expected)
    {
        var page = await Incidents().QueryAsync(new() { Limit = limit }, Host.Call, None);

        Assert.Equal(expected, page.Items.Count);
        Assert.Equal("mock-inc-12", page.Items[0].Id);
    }

    [Fact]
    public async Task Query_NegativeLimit_IsRefused() =>
        await Refusal.OfAsync(ErrorCodes.BadRequest, () => Incidents().QueryAsync(new() { Limit = -1 }, Host.Call, None));

    [Fact]
    public async Task Query_NothingMatches_IsEmpty() =>
        Assert.Empty((await Incidents().QueryAsync(new() { Statuses = ["nonsense"] }, Host.Call, None)).Items);

    [Fact]
    public async Task Create_ThenGet_CountsUpAndKeepsWhatWasSaid()
    {
        var incidents = Incidents();

        var first = await incidents.CreateAsync(new() { Title = "Disk 95% full", Service = "search", Fields = new FreeMap { { "environment", "prod" } } }, Host.Call, None);
        var second = await incidents.CreateAsync(new() { Title = "Again", Status = "acknowledged", Severity = "low" }, Host.Call, None);

        Assert.Equal(("mock-inc-13", "open", "medium"), (first.Id, first.Status, first.Severity));
        Assert.Equal(("mock-inc-14", "acknowledged", "low"), (second.Id, second.Status, second.Severity));
        Assert.Equal("2026-05-04T03:02:01Z", first.CreatedAt.ToString());
        Assert.Same(first, await incidents.GetAsync(new() { Id = "mock-inc-13" }, Host.Call, None));
        Assert.Equal("mock-inc-14", (await incidents.QueryAsync(new() { Limit = 1 }, Host.Call, None)).Items.Single().Id);
    }

    [Fact]
    public async Task Create_WithoutTitle_IsRefusedAndTakesNoNumber()
    {
        var incidents = Incidents();

        await Refusal.OfAsync(ErrorCodes.BadRequest, () => incidents.CreateAsync(new(), Host.Call, None));

        Assert.Equal("mock-inc-13", (await incidents.CreateAsync(new() { Title = "x" }, Host.Call, None)).Id);
    }

    [Fact]
    public async Task Update_ChangesOnlyWhatIsGiven()
    {
        var incidents = Incidents();
        var before = await incidents.GetAsync(new() { Id = "mock-inc-1" }, Host.Call, None);

        var after = await incidents.UpdateAsync(new() { Id = before.Id, Input = new() { Status = "resolved" } }, Host.Call, None);

        Assert.Equal(before with { Status = "resolved", UpdatedAt = after.UpdatedAt }, after);
        Assert.Equal("2026-05-04T03:02:01Z", after.UpdatedAt.ToString());
        Assert.Same(after, await incidents.GetAsync(new() { Id = before.Id }, Host.Call, None));
    }

    [Fact]
    public async Task UnknownId_IsNotFoundEverywhere()
    {
        var incidents = Incidents();

        await Refusal.OfAsync(ErrorCodes.NotFound, () => incidents.GetAsync(new() { Id = "none" }, Host.Call, None));
        await Refusal.OfAsync(ErrorCodes.NotFound, () => incidents.UpdateAsync(new() { Id = "none" }, Host.Call, None));
        await Refusal.OfAsync(ErrorCodes.NotFound, () => incidents.GetTimelineAsync(new() { Id = "none" }, Host.Call, None));
        await Refusal.OfAsync(ErrorCodes.NotFound, () => incidents.AppendTimelineAsync(new() { Id = "none", Entry = new() { Body = "x" } }, Host.Call, None));
    }

    [Fact]
    public async Task Timeline_GrowsOldestFirst()
    {
        var incidents = Incidents();

        await incidents.AppendTimelineAsync(new() { Id = "mock-inc-2", Entry = new() { Kind = "note", Body = "Looking." } }, Host.Call, None);
        await incidents.AppendTimelineAsync(
            new() { Id = "mock-inc-2", Entry = new() { Body = "Found.", At = Timestamp.Parse("2026-05-04T05:02:01+02:00") } }, Host.Call, None);

        var entries = (await incidents.GetTimelineAsync(new() { Id = "mock-inc-2" }, Host.Call, None)).Items;
        Assert.Equal(["opened", "note", "note"], entries.Select(entry => entry.Kind));
        Assert.Equal(["mock-entry-2", "mock-entry-13", "mock-entry-14"], entries.Select(entry => entry.Id));
        Assert.Equal("2026-05-04T03:02:01Z", entries[1].At.ToString());
        Assert.Equal("2026-05-04T05:02:01+02:00", entries[2].At.ToString());
        Assert.All(entries, entry => Assert.Equal("mock-inc-2", entry.IncidentId));
    }

    [Fact]
    public async Task Create_FromManyCallersAtOnce_LosesNothing()
    {
        var incidents = Incidents();

        var created = await Task.WhenAll(Enumerable.Range(0, 16).Select(caller => Task.Run(async () =>
        {
            var ids = new List<string>();
            for (var count = 0; count < 100; count++)
            {
                ids.Add((await incidents.CreateAsync(new() { Title = $"{caller}-{count}" }, Host.Call, None)).Id);
                await incidents.QueryAsync(new() { Limit = 1 }, Host.Call, None);
            }

            return ids;
        })));

        Assert.Equal(1600, created.SelectMany(ids => ids).Distinct().Count());
        Assert.Equal(1612, (await incidents.QueryAsync(new() { Limit = 5000 }, Host.Call, None)).Items.Count);
    }

    private static async Task Only(MockIncidents incidents, IncidentQuery query, Func<Incident, bool> holds)
    {
        var items = (await incidents.QueryAsync(query, Host.Call, None)).Items;
        Assert.NotEmpty(items);
        Assert.True(items.Count < 12, $"{query} leaves nothing out");
        Assert.All(items, incident => Assert.True(holds(incident), incident.ToString()));
    }

    private static string Line(Incident incident) =>
        $"{incident.Id} {incident.Title} {incident.Status} {incident.Severity} {incident.Service} {incident.Url} {incident.CreatedAt} {incident.UpdatedAt}";

    private MockIncidents Incidents() => new(new MockConfiguration(), _host.Context("incident", "mock"));
}
