using Slipway.Sdk.Calls;
using Slipway.Sdk.Plugins;
using Slipway.Sdk.Teams;

namespace Company.Ops.Example;

/// <summary>Teams of plugin-slug. An operation without a member here answers not_implemented, and the declaration says so.</summary>
[Provider("plugin-slug", Filters = ["name"])]
public sealed class ExampleTeams(ExampleConfiguration configuration) : ITeamProvider
{
    /// <inheritdoc />
    public Task<Page<Team>> QueryAsync(TeamQuery request, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var teams = All().Where(team => request.Name is null || team.Name == request.Name);
        return Task.FromResult(Pages.Of(teams.Take(configuration.Most)));
    }

    /// <inheritdoc />
    public Task<Team> GetAsync(TeamReference request, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.FromResult(Find(request.Id));
    }

    /// <inheritdoc />
    public Task<Page<TeamMember>> GetMembersAsync(TeamMembersRequest request, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var team = Find(request.TeamId);
        return Task.FromResult(Pages.Of([new TeamMember { Id = $"{team.Id}-lead", Name = $"Lead of {team.Name}" }]));
    }

    // In place of an upstream: the same two teams every time.
    private IEnumerable<Team> All() => [Team("payments"), Team("platform")];

    private Team Team(string id) => new() { Id = id, Name = $"{id} in {configuration.Region}" };

    private Team Find(string id) => All().FirstOrDefault(team => team.Id == id) ?? throw ProviderException.NotFound($"there is no team {id}");
}
