namespace Slipway.Builder.Caching;

/// <summary>A part of the cache: how many things it holds, and how many bytes they take.</summary>
public sealed record CachePart(string Name, int Count, long Bytes);
