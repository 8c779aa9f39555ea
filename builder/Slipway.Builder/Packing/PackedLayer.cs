using Slipway.Images.Layers;

namespace Slipway.Builder.Packing;

/// <summary>A layer above the base: what it holds, and whether the cache had it.</summary>
public sealed record PackedLayer(string Title, BuiltLayer Layer, bool FromCache);
