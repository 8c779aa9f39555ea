using Slipway.Sdk.Calls;
using Slipway.Sdk.Schema;
using Slipway.Sdk.Teams;

namespace Slipway.Plugins.Backstage.Tests;

/// <summary>Teams of a server and of files: the same catalog gives the same answers.</summary>
public sealed class TeamTests : IDisposable
{
    private readonly Catalogs _catalogs = new();

    public void Dispose() => _catalogs.Dispose();

    [Theory]
    [InlineData(Catalogs.Server)]
    [InlineData(Catalogs.Files)]
    public async Task Query_Everything_IsByNameWithWhatTheCatalogSays(string where)
    {
        var teams = await QueryAsync(where, new());

        Assert.Equal(["acme", "discovery", "payments"], teams.Select(team => team.Id));
        var payments = teams[2];
        Assert.Equal(("Payments", "acme", "team"), (payments.Name, payments.Parent, payments.Tags!["type"]));
        Assert.Equal("https://backstage.acme.example/catalog/default/group/payments", payments.Url);
        Assert.Equal("payments@acme.example", payments.Metadata!.GetText("email"));
        Assert.Null(teams[0].Parent);
    }

    [Theory]
    [InlineData(Catalogs.Server)]
    [InlineData(Catalogs.Files)]
    public async Task Query_FiltersAndScope_AreHonoured(string where)
    {
        Assert.Equal("payments", (await QueryAsync(where, new() { Name = "PAY" })).Single().Id);
        Assert.Equal("acme", (await QueryAsync(where, new() { Tags = new Dictionary<string, string> { ["type"] = "organization" } })).Single().Id);
        Assert.Equal("payments", (await QueryAsync(where, new() { Scope = new QueryScope { Service = "checkout" } })).Single().Id);
        Assert.Equal("discovery", (await QueryAsync(where, new() { Scope = new QueryScope { Team = "Discovery" } })).Single().Id);
        Assert.Empty(await QueryAsync(where, new() { Scope = new QueryScope { Service = "checkout", Team = "discovery" } }));
        Assert.Empty(await QueryAsync(where, new() { Scope = new QueryScope { Service = "ledger" } }));
        Assert.Empty(await QueryAsync(where, new() { Scope = new QueryScope { Team = "nobody" } }));
    }

    [Theory]
    [InlineData(Catalogs.Server)]
    [InlineData(Catalogs.Files)]
    public async Task GetAndMembers_OfOneTeam_AreThoseOfTheCatalog(string where)
    {
        using var teams = _catalogs.Teams(where);

        Assert.Equal("Payments", (await teams.GetAsync(new() { Id = "payments" }, Host.Call, CancellationToken.None)).Name);
        var members = (await teams.GetMembersAsync(new() { TeamId = "payments" }, Host.Call, CancellationToken.None)).Items;
        Assert.Equal(["ada", "grace"], members.Select(member => member.Id));
        Assert.Equal(("Ada Lovelace", "ada@acme.example", "ada", null), (members[0].Name, members[0].Email, members[0].Handle, members[0].Role));
        Assert.Equal("ada", (await teams.GetMembersAsync(new() { TeamId = "discovery" }, Host.Call, CancellationToken.None)).Items.Single().Id);
        Assert.Empty((await teams.GetMembersAsync(new() { TeamId = "acme" }, Host.Call, CancellationToken.None)).Items);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("component:checkout")]
    [InlineData("a/b/c")]
    [InlineData("")]
    public async Task GetAndMembers_NoTeam_AreNotFound(string id)
    {
        foreach (var where in new[] { Catalogs.Server, Catalogs.Files })
        {
            using var teams = _catalogs.Teams(where);
            await Refusal.OfAsync(ErrorCodes.NotFound, () => teams.GetAsync(new() { Id = id }, Host.Call, CancellationToken.None));
            await Refusal.OfAsync(ErrorCodes.NotFound, () => teams.GetMembersAsync(new() { TeamId = id }, Host.Call, CancellationToken.None));
        }
    }

    private async Task<IReadOnlyList<Team>> QueryAsync(string where, TeamQuery query)
    {
        using var teams = _catalogs.Teams(where);
        return (await teams.QueryAsync(query, Host.Call, CancellationToken.None)).Items;
    }
}
