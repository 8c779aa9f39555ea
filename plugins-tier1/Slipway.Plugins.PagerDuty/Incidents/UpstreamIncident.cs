using System.Text.Json.Serialization;

namespace Slipway.Plugins.PagerDuty.Incidents;

/// <summary>A page of incidents.</summary>
internal sealed record IncidentPage : IUpstreamPage<UpstreamIncident>
{
    public bool More { get; init; }

    public required IReadOnlyList<UpstreamIncident> Incidents { get; init; }

    [JsonIgnore]
    public IReadOnlyList<UpstreamIncident> Items => Incidents;
}

/// <summary>An incident as PagerDuty tells it.</summary>
internal sealed record UpstreamIncident : IUpstreamThing
{
    public required string Id { get; init; }

    public long? IncidentNumber { get; init; }

    public string? Title { get; init; }

    public string? Summary { get; init; }

    public required string Status { get; init; }

    public string? Urgency { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public DateTimeOffset? LastStatusChangeAt { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    public string? IncidentKey { get; init; }

    public string? HtmlUrl { get; init; }

    public UpstreamReference? Service { get; init; }

    public UpstreamReference? Priority { get; init; }

    public UpstreamReference? EscalationPolicy { get; init; }

    public IReadOnlyList<UpstreamReference> Teams { get; init => field = value ?? []; } = [];

    public IReadOnlyList<UpstreamAssignment> Assignments { get; init => field = value ?? []; } = [];

    public UpstreamBody? Body { get; init; }
}

/// <summary>What refers to something else in PagerDuty.</summary>
internal sealed record UpstreamReference
{
    public string? Id { get; init; }

    public string? Type { get; init; }

    public string? Summary { get; init; }
}

/// <summary>Who works on it.</summary>
internal sealed record UpstreamAssignment
{
    public UpstreamReference? Assignee { get; init; }
}

/// <summary>The details of an incident. Integrations write objects there, too; those are not shown.</summary>
internal sealed record UpstreamBody
{
    public System.Text.Json.JsonElement? Details { get; init; }
}
