namespace Slipway.Sdk.Calls;

/// <summary>A list of items that a provider answers with. On the wire of v1 it is a bare array of its items.</summary>
/// <typeparam name="T">What the items are.</typeparam>
public sealed record Page<T>
{
    /// <summary>An empty page.</summary>
    public static Page<T> Empty { get; } = new();

    /// <summary>The items.</summary>
    public IReadOnlyList<T> Items { get; init; } = [];

    /// <summary>Deep link to the same list in the upstream system, when it has one.</summary>
    public string? Url { get; init; }

    /// <summary>Where the next page begins; null in v1, whose API has a limit and no cursor.</summary>
    public string? Next { get; init; }
}
