using Slipway.Images.Layers;

namespace Slipway.Images.Reading;

/// <summary>A path as a container of the image sees it, and the layer that it comes from.</summary>
public sealed record ImageFile(LayerItem Item, int LayerIndex, ILayer Layer);
