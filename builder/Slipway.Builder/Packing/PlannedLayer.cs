using Slipway.Images.Layers;

namespace Slipway.Builder.Packing;

/// <summary>A layer to be: what the history calls it, what decides its bytes, and its entries when the cache does not have it.</summary>
internal sealed record PlannedLayer(string Title, string Key, Func<IReadOnlyList<LayerEntry>> Entries);
