using Slipway.Sdk.Json;

namespace Slipway.Sdk.Incidents;

/// <summary>A new incident.</summary>
public sealed record CreateIncidentInput
{
    /// <summary>Short title.</summary>
    public string Title { get; init => field = Wire.Text(value); } = "";

    /// <summary>Longer description.</summary>
    public string? Description { get; init => field = Wire.Optional(value); }

    /// <summary>State, in the provider's own words.</summary>
    public string Status { get; init => field = Wire.Text(value); } = "";

    /// <summary>Severity, in the provider's own words.</summary>
    public string Severity { get; init => field = Wire.Text(value); } = "";

    /// <summary>Canonical id of the service.</summary>
    public string? Service { get; init => field = Wire.Optional(value); }

    /// <summary>Free data of the upstream system, passed through as it is.</summary>
    public FreeMap? Fields { get; init => field = Wire.Optional(value); }

    /// <summary>Free data, passed through as it is.</summary>
    public FreeMap? Metadata { get; init => field = Wire.Optional(value); }
}
