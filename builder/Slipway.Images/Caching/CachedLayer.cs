using Slipway.Images.Layers;

namespace Slipway.Images.Caching;

/// <summary>A layer from the cache, and whether it was there or had to be built.</summary>
public sealed record CachedLayer(BuiltLayer Layer, bool Hit);
