using System.Text.Json.Serialization;

namespace Slipway.Plugins.PagerDuty.Incidents;

/// <summary>A page of the log of an incident.</summary>
internal sealed record LogPage : IUpstreamPage<UpstreamLogEntry>
{
    public bool More { get; init; }

    public required IReadOnlyList<UpstreamLogEntry> LogEntries { get; init; }

    [JsonIgnore]
    public IReadOnlyList<UpstreamLogEntry> Items => LogEntries;
}

/// <summary>Something that happened to an incident.</summary>
internal sealed record UpstreamLogEntry : IUpstreamThing
{
    public required string Id { get; init; }

    public required string Type { get; init; }

    public string? Summary { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public UpstreamReference? Agent { get; init; }
}

/// <summary>A note that somebody wrote.</summary>
internal sealed record UpstreamNote
{
    public required string Id { get; init; }

    public string? Content { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public UpstreamReference? User { get; init; }
}
