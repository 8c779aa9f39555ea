using Slipway.Plugins.Mock.Filters;
using Slipway.Plugins.Mock.Seeds;
using Slipway.Plugins.Mock.State;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Plugins;
using Slipway.Sdk.Teams;

namespace Slipway.Plugins.Mock;

/// <summary>The teams of the mock's company, by id.</summary>
[Provider("mock", Scope = ["service", "team"], Filters = ["name", "tags"])]
public sealed class MockTeams(MockConfiguration configuration, ProviderContext context) : ITeamProvider
{
    private readonly MockGate _gate = new(configuration, context);

    /// <inheritdoc />
    public async Task<Page<Team>> QueryAsync(TeamQuery request, CallContext call, CancellationToken cancellationToken)
    {
        await _gate.PassAsync(cancellationToken);
        return Pages.Of(TeamSeed.All.Where(team =>
            Match.Text(request.Name, team.Id, team.Name)
            && Match.Tags(request.Tags, team.Tags)
            && Match.Equals(request.Scope.Team, team.Id)
            && (request.Scope.Service is null || World.OwnerOf(request.Scope.Service) == team.Id)));
    }

    /// <inheritdoc />
    public async Task<Team> GetAsync(TeamReference request, CallContext call, CancellationToken cancellationToken)
    {
        await _gate.PassAsync(cancellationToken);
        return Find(request.Id);
    }

    /// <inheritdoc />
    public async Task<Page<TeamMember>> GetMembersAsync(TeamMembersRequest request, CallContext call, CancellationToken cancellationToken)
    {
        await _gate.PassAsync(cancellationToken);
        return Pages.Of(TeamSeed.MembersOf(Find(request.TeamId).Id));
    }

    private static Team Find(string id) =>
        TeamSeed.All.FirstOrDefault(team => team.Id == id) ?? throw ProviderException.NotFound($"there is no team {id}");
}
