using Slipway.Sdk.Json;

namespace Slipway.Sdk.Deployments;

/// <summary>A deployment, normalised.</summary>
public sealed record Deployment
{
    /// <summary>Id in the upstream system.</summary>
    public string Id { get; init => field = Wire.Text(value); } = "";

    /// <summary>Canonical id of the service.</summary>
    public string? Service { get; init => field = Wire.Optional(value); }

    /// <summary>Coarse environment such as prod or staging.</summary>
    public string? Environment { get; init => field = Wire.Optional(value); }

    /// <summary>What was deployed.</summary>
    public string? Version { get; init => field = Wire.Optional(value); }

    /// <summary>State, in the provider's own words.</summary>
    public string Status { get; init => field = Wire.Text(value); } = "";

    /// <summary>When it began.</summary>
    public Timestamp StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public Timestamp FinishedAt { get; init; }

    /// <summary>Deep link into the upstream system, passed through byte for byte.</summary>
    public string? Url { get; init => field = Wire.Optional(value); }

    /// <summary>Who did it.</summary>
    public FreeMap? Actor { get; init => field = Wire.Optional(value); }

    /// <summary>Free data of the upstream system, passed through as it is.</summary>
    public FreeMap? Fields { get; init => field = Wire.Optional(value); }

    /// <summary>Free data, passed through as it is.</summary>
    public FreeMap? Metadata { get; init => field = Wire.Optional(value); }
}
