using System.Text.Json.Serialization;

namespace Slipway.Sdk.Teams;

[JsonSerializable(typeof(TeamQuery))]
[JsonSerializable(typeof(IReadOnlyList<Team>))]
[JsonSerializable(typeof(Team))]
[JsonSerializable(typeof(TeamReference))]
[JsonSerializable(typeof(TeamMembersRequest))]
[JsonSerializable(typeof(IReadOnlyList<TeamMember>))]
[JsonSerializable(typeof(TeamMember))]
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
internal sealed partial class TeamJson : JsonSerializerContext;
