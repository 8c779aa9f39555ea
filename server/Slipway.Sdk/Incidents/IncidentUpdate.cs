using Slipway.Sdk.Json;

namespace Slipway.Sdk.Incidents;

/// <summary>Changes one incident.</summary>
public sealed record IncidentUpdate
{
    /// <summary>Id in the upstream system.</summary>
    public string Id { get; init => field = Wire.Text(value); } = "";

    /// <summary>The changes.</summary>
    public UpdateIncidentInput Input { get; init => field = value ?? new(); } = new();
}
