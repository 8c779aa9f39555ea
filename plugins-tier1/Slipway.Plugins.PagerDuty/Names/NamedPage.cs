using System.Text.Json.Serialization;

namespace Slipway.Plugins.PagerDuty.Names;

/// <summary>A page of services or of teams of which only the names count.</summary>
internal sealed record NamedPage : IUpstreamPage<NamedThing>
{
    public bool More { get; init; }

    public IReadOnlyList<NamedThing> Services { get; init => field = value ?? []; } = [];

    public IReadOnlyList<NamedThing> Teams { get; init => field = value ?? []; } = [];

    [JsonIgnore]
    public IReadOnlyList<NamedThing> Items => Services.Count > 0 ? Services : Teams;
}

/// <summary>Something with an id and a name.</summary>
internal sealed record NamedThing : IUpstreamThing
{
    public required string Id { get; init; }

    public string? Name { get; init; }
}
