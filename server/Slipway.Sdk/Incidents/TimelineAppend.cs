using Slipway.Sdk.Json;

namespace Slipway.Sdk.Incidents;

/// <summary>Appends to the timeline of one incident.</summary>
public sealed record TimelineAppend
{
    /// <summary>Id of the incident.</summary>
    public string Id { get; init => field = Wire.Text(value); } = "";

    /// <summary>The new entry.</summary>
    public TimelineAppendInput Entry { get; init => field = value ?? new(); } = new();
}
