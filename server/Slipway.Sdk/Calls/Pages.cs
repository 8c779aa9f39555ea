namespace Slipway.Sdk.Calls;

/// <summary>Makes pages.</summary>
public static class Pages
{
    /// <summary>A page of these items.</summary>
    public static Page<T> Of<T>(IEnumerable<T> items) => new() { Items = items as IReadOnlyList<T> ?? [.. items] };

    /// <summary>A page of the first items, when the caller asked for a limit; 0 and less mean no limit.</summary>
    public static Page<T> Of<T>(IEnumerable<T> items, long limit) =>
        limit > 0 ? new() { Items = [.. items.Take((int)Math.Min(limit, int.MaxValue))] } : Of(items);
}
