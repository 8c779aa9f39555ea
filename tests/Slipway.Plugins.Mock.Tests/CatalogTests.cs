using Slipway.Sdk.Calls;
using Slipway.Sdk.Schema;

namespace Slipway.Plugins.Mock.Tests;

public sealed class CatalogTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly MockConfiguration Configuration = new();
    private readonly Host _host = new();

    [Fact]
    public async Task Services_Filters_Hold()
    {
        var services = new MockServices(Configuration, _host.Context("service", "mock"));
        async Task<IEnumerable<string>> Ids(Sdk.Services.ServiceQuery query) => (await services.QueryAsync(query, Host.Call, None)).Items.Select(service => service.Id);

        Assert.Equal(["checkout", "inventory", "login", "payments", "search"], await Ids(new()));
        Assert.Equal(["login", "search"], await Ids(new() { Ids = ["search", "login"] }));
        Assert.Equal(["payments"], await Ids(new() { Name = "PAY" }));
        Assert.Equal(["checkout", "payments"], await Ids(new() { Tags = new Dictionary<string, string> { ["team"] = "commerce", ["criticality"] = "critical" } }));
        Assert.Equal(["search"], await Ids(new() { Scope = new QueryScope { Team = "discovery", Environment = "prod" } }));
        Assert.Empty(await Ids(new() { Scope = new QueryScope { Environment = "moon" } }));
        Assert.Equal(["checkout", "inventory"], await Ids(new() { Limit = 2 }));
    }

    [Fact]
    public async Task Teams_QueryGetAndMembers_Agree()
    {
        var teams = new MockTeams(Configuration, _host.Context("team", "mock"));

        var owner = (await teams.QueryAsync(new() { Scope = new QueryScope { Service = "login" } }, Host.Call, None)).Items.Single();
        Assert.Equal(("platform", "engineering"), (owner.Id, owner.Parent));
        Assert.Equal(owner.Name, (await teams.GetAsync(new() { Id = owner.Id }, Host.Call, None)).Name);
        var members = (await teams.GetMembersAsync(new() { TeamId = owner.Id }, Host.Call, None)).Items;
        Assert.Equal([("linus", "lead"), ("radia", "engineer")], members.Select(member => (member.Id, member.Role!)));
        Assert.Equal(4, (await teams.QueryAsync(new(), Host.Call, None)).Items.Count);
        await Refusal.OfAsync(ErrorCodes.NotFound, () => teams.GetAsync(new() { Id = "none" }, Host.Call, None));
        await Refusal.OfAsync(ErrorCodes.NotFound, () => teams.GetMembersAsync(new() { TeamId = "none" }, Host.Call, None));
    }

    [Fact]
    public async Task Deployments_Filters_Hold()
    {
        var deployments = new MockDeployments(Configuration, _host.Context("deployment", "mock"));
        async Task<IReadOnlyList<Sdk.Deployments.Deployment>> Find(Sdk.Deployments.DeploymentQuery query) => (await deployments.QueryAsync(query, Host.Call, None)).Items;

        Assert.Equal(12, (await Find(new())).Count);
        Assert.All(await Find(new() { Statuses = ["failed"] }), deployment => Assert.Equal("failed", deployment.Status));
        Assert.Equal(5, (await Find(new() { Versions = ["1.1.0"] })).Count);
        Assert.All(await Find(new() { Statuses = ["running"] }), deployment => Assert.True(deployment.FinishedAt.IsMissing));
        Assert.Equal(4, (await Find(new() { Scope = new QueryScope { Environment = "staging" } })).Count);
        await Refusal.OfAsync(ErrorCodes.NotFound, () => deployments.GetAsync(new() { Id = "none" }, Host.Call, None));
    }

    [Fact]
    public async Task Tickets_CreateUpdateAndFilters_Agree()
    {
        var tickets = new MockTickets(Configuration, _host.Context("ticket", "mock"));

        var created = await tickets.CreateAsync(new() { Title = "Write it down" }, Host.Call, None);
        var assigned = await tickets.UpdateAsync(new() { Id = created.Id, Input = new() { Assignees = ["zoe"] } }, Host.Call, None);
        var cleared = await tickets.UpdateAsync(new() { Id = created.Id, Input = new() { Assignees = [] } }, Host.Call, None);

        Assert.Equal(("mock-ticket-13", "MOCK-13", "todo", "ada"), (created.Id, created.Key, created.Status, created.Reporter));
        Assert.Equal(["zoe"], assigned.Assignees!);
        Assert.Null(cleared.Assignees);
        var items = (await tickets.QueryAsync(new() { Assignees = ["grace"], Statuses = ["in_progress"] }, Host.Call, None)).Items;
        Assert.NotEmpty(items);
        Assert.All(items, ticket => Assert.Equal(("grace", "in_progress"), (ticket.Assignees!.Single(), ticket.Status)));
        await Refusal.OfAsync(ErrorCodes.BadRequest, () => tickets.CreateAsync(new() { Title = " " }, Host.Call, None));
        await Refusal.OfAsync(ErrorCodes.NotFound, () => tickets.GetAsync(new() { Id = "none" }, Host.Call, None));
    }

    [Fact]
    public async Task Messages_CountUp()
    {
        var messages = new MockMessages(Configuration, _host.Context("messaging", "mock"));

        Assert.Equal("mock-msg-1", (await messages.SendAsync(new() { Channel = "#ops", Body = "hello" }, Host.Call, None)).Id);
        Assert.Equal("mock-msg-2", (await messages.SendAsync(new() { Channel = "#ops", Blocks = [new() { Type = "section" }] }, Host.Call, None)).Id);
        await Refusal.OfAsync(ErrorCodes.BadRequest, () => messages.SendAsync(new() { Body = "hello" }, Host.Call, None));
        await Refusal.OfAsync(ErrorCodes.BadRequest, () => messages.SendAsync(new() { Channel = "#ops" }, Host.Call, None));
    }

    [Fact]
    public async Task Secrets_PutThenGet_AnswersAndLogsNothing()
    {
        var secrets = new MockSecrets(Configuration, _host.Context("secret", "mock"));

        await Refusal.OfAsync(ErrorCodes.NotFound, () => secrets.GetAsync(new() { Key = "a" }, Host.Call, None));
        await secrets.PutAsync(new() { Key = "a", Value = "one" }, Host.Call, None);
        await secrets.PutAsync(new() { Key = "a", Value = "two" }, Host.Call, None);

        Assert.Equal("two", (await secrets.GetAsync(new() { Key = "a" }, Host.Call, None)).Reveal());
        Assert.Empty(_host.Log.Text);
    }

    [Fact]
    public async Task Alerts_GetAndFilters_Agree()
    {
        var alerts = new MockAlerts(Configuration, _host.Context("alert", "mock"));

        var firing = (await alerts.QueryAsync(new() { Statuses = ["firing"], Severities = ["warning"] }, Host.Call, None)).Items;
        Assert.NotEmpty(firing);
        Assert.All(firing, alert => Assert.Equal(("firing", "warning"), (alert.Status, alert.Severity)));
        Assert.Equal(firing[0], await alerts.GetAsync(new() { Id = firing[0].Id }, Host.Call, None));
        await Refusal.OfAsync(ErrorCodes.NotFound, () => alerts.GetAsync(new() { Id = "none" }, Host.Call, None));
    }
}
