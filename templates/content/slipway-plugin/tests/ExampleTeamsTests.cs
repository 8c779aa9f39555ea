using Slipway.Sdk.Teams;

namespace Company.Ops.Example.Tests;

public sealed class ExampleTeamsTests : ProviderTest
{
    [Fact]
    public async Task Teams_OfAName_AreFoundAndToldApart()
    {
        var provider = new ExampleTeams(Configuration);

        var found = await provider.QueryAsync(new TeamQuery { Name = "platform in eu-1" }, Call, Token);
        Assert.Equal(["platform"], found.Items.Select(team => team.Id));
        await RefusedAsync("not_found", () => provider.GetMembersAsync(new TeamMembersRequest { TeamId = "nowhere" }, Call, Token));
    }
}
