using Slipway.Sdk.Teams;
using Slipway.Server.Routing;

namespace Slipway.Server.Api.Teams;

/// <summary>The routes of teams.</summary>
internal static class TeamApi
{
    public static CapabilityApi Definition { get; } = new()
    {
        Capability = TeamCapability.Definition,
        Segment = "teams",
        TrailingSlash = true,
        Routes =
        [
            new Route("POST", "/teams/query", "team.query", RequestSource.Body<TeamQuery>()),
            new Route("GET", "/teams/{id}", "team.get", RequestSource.Path(static parts => new TeamReference { Id = parts[0] })),
            new Route("GET", "/teams/{id}/members", "team.members", RequestSource.Path(
                static parts => new TeamMembersRequest { TeamId = parts[0] })),
        ],
    };
}
