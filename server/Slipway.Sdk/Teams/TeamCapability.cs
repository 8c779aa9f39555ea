using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;

namespace Slipway.Sdk.Teams;

/// <summary>The <c>team</c> capability and its operations.</summary>
public static class TeamCapability
{
    /// <summary>The capability as data.</summary>
    public static Capability Definition { get; } = new()
    {
        Name = "team",
        Spellings = ["team", "teams"],
        ProviderType = typeof(ITeamProvider),
        Json = TeamJson.Default,
        Operations =
        [
            Operation.Create<ITeamProvider, TeamQuery, Page<Team>>(
                new OperationDescription("team.query", "team.query", OperationEffect.Reads) { Idempotent = true },
                AnswerShape.List<Team>(),
                static (provider, request, call, token) => provider.QueryAsync(request, call, token)),
            Operation.Create<ITeamProvider, TeamReference, Team>(
                new OperationDescription("team.get", "team.get", OperationEffect.Reads) { Idempotent = true },
                AnswerShape.One<Team>(),
                static (provider, request, call, token) => provider.GetAsync(request, call, token)),
            Operation.Create<ITeamProvider, TeamMembersRequest, Page<TeamMember>>(
                new OperationDescription("team.members", "team.members", OperationEffect.Reads) { Idempotent = true },
                AnswerShape.List<TeamMember>(),
                static (provider, request, call, token) => provider.GetMembersAsync(request, call, token)),
        ],
    };
}
