using Slipway.Sdk.Json;

namespace Slipway.Sdk.Teams;

/// <summary>Somebody in a team.</summary>
public sealed record TeamMember
{
    /// <summary>Id in the upstream system.</summary>
    public string Id { get; init => field = Wire.Text(value); } = "";

    /// <summary>Display name.</summary>
    public string? Name { get; init => field = Wire.Optional(value); }

    /// <summary>Mail address.</summary>
    public string? Email { get; init => field = Wire.Optional(value); }

    /// <summary>Handle in chat.</summary>
    public string? Handle { get; init => field = Wire.Optional(value); }

    /// <summary>Role in the team.</summary>
    public string? Role { get; init => field = Wire.Optional(value); }

    /// <summary>Free data, passed through as it is.</summary>
    public FreeMap? Metadata { get; init => field = Wire.Optional(value); }
}
