using Slipway.Sdk.Json;

namespace Slipway.Sdk.Incidents;

/// <summary>One entry of an incident's timeline.</summary>
public sealed record TimelineEntry
{
    /// <summary>Id in the upstream system.</summary>
    public string Id { get; init => field = Wire.Text(value); } = "";

    /// <summary>Id of the incident.</summary>
    public string IncidentId { get; init => field = Wire.Text(value); } = "";

    /// <summary>When it happened.</summary>
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
