namespace Slipway.Builder.Comparison;

/// <summary>What a lock or an image says a server is made of.</summary>
/// <param name="Kinds">The kinds of items that such a thing can state; others are not compared with it.</param>
/// <param name="Items">The items.</param>
public sealed record ServerContents(IReadOnlyList<string> Kinds, IReadOnlyList<ServerItem> Items);
