using Slipway.Sdk.Json;

namespace Slipway.Sdk.Teams;

/// <summary>Names one team.</summary>
public sealed record TeamReference
{
    /// <summary>Id in the upstream system.</summary>
    public string Id { get; init => field = Wire.Text(value); } = "";
}
