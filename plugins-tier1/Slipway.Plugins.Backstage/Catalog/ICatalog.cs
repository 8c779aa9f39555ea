using Slipway.Sdk.Calls;

namespace Slipway.Plugins.Backstage.Catalog;

/// <summary>A catalog of entities, wherever it lies.</summary>
internal interface ICatalog : IDisposable
{
    /// <summary>The entities that a filter lets through, by name, none twice.</summary>
    IAsyncEnumerable<Entity> ListAsync(EntityFilter filter, CallContext call, CancellationToken cancellationToken);

    /// <summary>Those of these entities that are there, in their order.</summary>
    Task<IReadOnlyList<Entity>> FindAsync(IReadOnlyCollection<EntityRef> entities, CallContext call, CancellationToken cancellationToken);
}

/// <summary>Which entities are meant.</summary>
/// <param name="Kind">Their kind.</param>
internal sealed record EntityFilter(string Kind)
{
    /// <summary>One of these types; empty means any.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Who owns them.</summary>
    public EntityRef? Owner { get; init; }

    /// <summary>What they are a member of.</summary>
    public EntityRef? MemberOf { get; init; }

    /// <summary>Whether an entity is meant.</summary>
    public bool Admits(Entity entity) =>
        entity.Ref.Kind == Kind
        && (Types.Count == 0 || Types.Contains(entity.Type, StringComparer.OrdinalIgnoreCase))
        && (Owner is null || Owner == entity.Owner)
        && (MemberOf is null || entity.MemberOf.Contains(MemberOf));
}
