using System.Text.Json.Serialization;
using Slipway.Plugins.PagerDuty.Incidents;

namespace Slipway.Plugins.PagerDuty.Services;

/// <summary>A page of services.</summary>
internal sealed record ServicePage : IUpstreamPage<UpstreamService>
{
    public bool More { get; init; }

    public required IReadOnlyList<UpstreamService> Services { get; init; }

    [JsonIgnore]
    public IReadOnlyList<UpstreamService> Items => Services;
}

/// <summary>A service as PagerDuty tells it.</summary>
internal sealed record UpstreamService : IUpstreamThing
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    public string? Summary { get; init; }

    public string? Description { get; init; }

    public string? Status { get; init; }

    public string? HtmlUrl { get; init; }

    public DateTimeOffset? LastIncidentTimestamp { get; init; }

    public UpstreamReference? EscalationPolicy { get; init; }

    public IReadOnlyList<UpstreamReference> Teams { get; init => field = value ?? []; } = [];
}
