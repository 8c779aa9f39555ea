using Slipway.Sdk.Json;

namespace Slipway.Sdk.Incidents;

/// <summary>A new timeline entry.</summary>
public sealed record TimelineAppendInput
{
    /// <summary>When it happened; the server fills in the current time when it is missing.</summary>
    public Timestamp At { get; init; }

    /// <summary>Kind of entry, such as note or status.</summary>
    public string Kind { get; init => field = Wire.Text(value); } = "";

    /// <summary>Text of the entry.</summary>
    public string Body { get; init => field = Wire.Text(value); } = "";

    /// <summary>Who did it.</summary>
    public FreeMap? Actor { get; init => field = Wire.Optional(value); }

    /// <summary>Free data, passed through as it is.</summary>
    public FreeMap? Metadata { get; init => field = Wire.Optional(value); }
}
