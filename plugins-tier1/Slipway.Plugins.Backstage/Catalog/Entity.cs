namespace Slipway.Plugins.Backstage.Catalog;

/// <summary>An entity of the catalog, as far as it is needed.</summary>
internal sealed record Entity
{
    public required EntityRef Ref { get; init; }

    /// <summary>Its title, else its name as it is written.</summary>
    public required string DisplayName { get; init; }

    public string? Description { get; init; }

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>Where its file can be seen.</summary>
    public string? ViewUrl { get; init; }

    public string? Type { get; init; }

    public string? Lifecycle { get; init; }

    public string? Email { get; init; }

    public EntityRef? Owner { get; init; }

    public EntityRef? System { get; init; }

    public EntityRef? Parent { get; init; }

    public IReadOnlyList<EntityRef> DependsOn { get; init; } = [];

    public IReadOnlyList<EntityRef> Children { get; init; } = [];

    public IReadOnlyList<EntityRef> Members { get; init; } = [];

    public IReadOnlyList<EntityRef> MemberOf { get; init; } = [];
}
