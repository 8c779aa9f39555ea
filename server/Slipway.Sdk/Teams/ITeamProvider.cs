using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;

namespace Slipway.Sdk.Teams;

/// <summary>
/// Teams of an organisation and who is in them. A provider implements the operations that its upstream has; the others answer <c>not_implemented</c>.
/// </summary>
[CapabilityContract("team")]
public interface ITeamProvider
{
    /// <summary>Finds teams.</summary>
    [Operation("team.query")]
    Task<Page<Team>> QueryAsync(TeamQuery request, CallContext call, CancellationToken cancellationToken) =>
        throw ProviderException.NotImplemented("team.query");

    /// <summary>Reads one team.</summary>
    [Operation("team.get")]
    Task<Team> GetAsync(TeamReference request, CallContext call, CancellationToken cancellationToken) =>
        throw ProviderException.NotImplemented("team.get");

    /// <summary>Lists the members of a team.</summary>
    [Operation("team.members")]
    Task<Page<TeamMember>> GetMembersAsync(TeamMembersRequest request, CallContext call, CancellationToken cancellationToken) =>
        throw ProviderException.NotImplemented("team.members");
}
