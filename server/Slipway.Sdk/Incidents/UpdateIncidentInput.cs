using Slipway.Sdk.Json;

namespace Slipway.Sdk.Incidents;

/// <summary>Changes to an incident: null leaves a value as it is, an empty string clears it.</summary>
public sealed record UpdateIncidentInput
{
    /// <summary>Short title.</summary>
    public string? Title { get; init; }

    /// <summary>Longer description.</summary>
    public string? Description { get; init; }

    /// <summary>State, in the provider's own words.</summary>
    public string? Status { get; init; }

    /// <summary>Severity, in the provider's own words.</summary>
    public string? Severity { get; init; }

    /// <summary>Canonical id of the service.</summary>
    public string? Service { get; init; }

    /// <summary>Free data of the upstream system, passed through as it is.</summary>
    public FreeMap? Fields { get; init => field = Wire.Optional(value); }

    /// <summary>Free data, passed through as it is.</summary>
    public FreeMap? Metadata { get; init => field = Wire.Optional(value); }
}
