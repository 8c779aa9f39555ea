using Slipway.Sdk.Json;

namespace Slipway.Sdk.Incidents;

/// <summary>An incident, normalised.</summary>
public sealed record Incident
{
    /// <summary>Id in the upstream system.</summary>
    public string Id { get; init => field = Wire.Text(value); } = "";

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

    /// <summary>Deep link into the upstream system, passed through byte for byte.</summary>
    public string? Url { get; init => field = Wire.Optional(value); }

    /// <summary>When it was created.</summary>
    public Timestamp CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public Timestamp UpdatedAt { get; init; }

    /// <summary>Free data of the upstream system, passed through as it is.</summary>
    public FreeMap? Fields { get; init => field = Wire.Optional(value); }

    /// <summary>Free data, passed through as it is.</summary>
    public FreeMap? Metadata { get; init => field = Wire.Optional(value); }
}
