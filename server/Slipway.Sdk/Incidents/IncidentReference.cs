using Slipway.Sdk.Json;

namespace Slipway.Sdk.Incidents;

/// <summary>Names one incident.</summary>
public sealed record IncidentReference
{
    /// <summary>Id in the upstream system.</summary>
    public string Id { get; init => field = Wire.Text(value); } = "";
}
