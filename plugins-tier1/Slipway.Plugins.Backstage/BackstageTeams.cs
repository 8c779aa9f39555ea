using Slipway.Plugins.Backstage.Catalog;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Configuration;
using Slipway.Sdk.Plugins;
using Slipway.Sdk.Teams;

namespace Slipway.Plugins.Backstage;

/// <summary>The groups of a catalog, by name, and the users in them.</summary>
[Provider("backstage", Scope = ["service", "team"], Filters = ["name", "tags"])]
public sealed class BackstageTeams : ITeamProvider, IDisposable
{
    private const string Group = "group";
    private readonly ICatalog _catalog;
    private readonly EntityLinks _links;

    /// <summary>Connects to nothing yet.</summary>
    /// <exception cref="ConfigurationException">Keys contradict each other.</exception>
    public BackstageTeams(BackstageConfiguration configuration, ProviderContext context) => (_catalog, _links) = Catalogs.Open(configuration, context);

    /// <inheritdoc />
    public async Task<Page<Team>> QueryAsync(TeamQuery request, CallContext call, CancellationToken cancellationToken)
    {
        var groups = await FindAsync(request, call, cancellationToken);
        return Pages.Of(groups
            .Where(group => EntityMatch.Name(request.Name, group))
            .Select(Map)
            .Where(team => EntityMatch.Tags(request.Tags, team.Tags)));
    }

    /// <inheritdoc />
    public async Task<Team> GetAsync(TeamReference request, CallContext call, CancellationToken cancellationToken) =>
        Map(await ReadAsync(request.Id, call, cancellationToken));

    /// <inheritdoc />
    public async Task<Page<TeamMember>> GetMembersAsync(TeamMembersRequest request, CallContext call, CancellationToken cancellationToken)
    {
        var group = await ReadAsync(request.TeamId, call, cancellationToken);
        List<TeamMember> members = [];
        await foreach (var user in _catalog.ListAsync(new EntityFilter("user") { MemberOf = group.Ref }, call, cancellationToken))
        {
            members.Add(new TeamMember
            {
                Id = user.Ref.Id,
                Name = user.DisplayName,
                Email = user.Email,
                Handle = user.Ref.Name,
                Metadata = EntityMatch.Metadata(user),
            });
        }

        return Pages.Of(members);
    }

    /// <inheritdoc />
    public void Dispose() => _catalog.Dispose();

    private async Task<IReadOnlyList<Entity>> FindAsync(TeamQuery request, CallContext call, CancellationToken cancellationToken)
    {
        if (request.Scope is { Service: null, Team: null })
        {
            return await _catalog.ListAsync(new EntityFilter(Group), call, cancellationToken).ToArrayAsync(cancellationToken);
        }

        // The team of a service is the one that owns it; asked for both, it has to be the same.
        var team = request.Scope.Team is { } name ? EntityRef.Parse(name, Group) : null;
        var owner = request.Scope.Service is { } service ? await OwnerOfAsync(service, call, cancellationToken) : team;
        return owner is null || owner.Kind != Group || (request.Scope.Team is not null && owner != team)
            ? []
            : await _catalog.FindAsync([owner], call, cancellationToken);
    }

    private async Task<EntityRef?> OwnerOfAsync(string service, CallContext call, CancellationToken cancellationToken) =>
        EntityRef.Parse(service, "component") is { } component && await _catalog.FindAsync([component], call, cancellationToken) is [var found]
            ? found.Owner
            : null;

    private async Task<Entity> ReadAsync(string id, CallContext call, CancellationToken cancellationToken) =>
        EntityRef.Parse(id, Group) is { Kind: Group } group && await _catalog.FindAsync([group], call, cancellationToken) is [var found]
            ? found
            : throw ProviderException.NotFound($"the catalog has no group {id}");

    private Team Map(Entity group)
    {
        var metadata = EntityMatch.Metadata(group);
        if (group.Email is { } email)
        {
            metadata.Add("email", email);
        }

        return new Team
        {
            Id = group.Ref.Id,
            Name = group.DisplayName,
            Parent = group.Parent?.Id,
            Url = _links.To(group),
            Tags = EntityMatch.Tags(group, ("type", group.Type)),
            Metadata = metadata,
        };
    }
}
