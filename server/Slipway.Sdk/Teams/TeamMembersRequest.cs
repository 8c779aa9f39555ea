using System.Text.Json.Serialization;
using Slipway.Sdk.Json;

namespace Slipway.Sdk.Teams;

/// <summary>Asks for the members of one team.</summary>
public sealed record TeamMembersRequest
{
    /// <summary>Id of the team.</summary>
    [JsonPropertyName("teamID")]
    public string TeamId { get; init => field = Wire.Text(value); } = "";
}
