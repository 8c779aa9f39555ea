using Slipway.Sdk.Json;

namespace Slipway.Sdk.Schema;

/// <summary>The part of the organisation that a query is about. Providers may ignore what they cannot map.</summary>
public sealed record QueryScope
{
    /// <summary>Canonical id of the service.</summary>
    public string? Service { get; init => field = Wire.Optional(value); }

    /// <summary>Owning team.</summary>
    public string? Team { get; init => field = Wire.Optional(value); }

    /// <summary>Coarse environment such as prod or staging.</summary>
    public string? Environment { get; init => field = Wire.Optional(value); }
}
