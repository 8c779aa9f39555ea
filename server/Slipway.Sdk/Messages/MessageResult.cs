using Slipway.Sdk.Json;

namespace Slipway.Sdk.Messages;

/// <summary>A message that was sent.</summary>
public sealed record MessageResult
{
    /// <summary>Id in the upstream system.</summary>
    public string Id { get; init => field = Wire.Text(value); } = "";

    /// <summary>Where it was sent.</summary>
    public string Channel { get; init => field = Wire.Text(value); } = "";

    /// <summary>When it was sent.</summary>
    public Timestamp SentAt { get; init; }

    /// <summary>Deep link into the upstream system, passed through byte for byte.</summary>
    public string? Url { get; init => field = Wire.Optional(value); }

    /// <summary>Free data, passed through as it is.</summary>
    public FreeMap? Metadata { get; init => field = Wire.Optional(value); }
}
