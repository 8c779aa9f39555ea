namespace Slipway.Images.Caching;

/// <summary>How much a layer cache holds.</summary>
public sealed record LayerCacheUse(int Layers, long Bytes);
