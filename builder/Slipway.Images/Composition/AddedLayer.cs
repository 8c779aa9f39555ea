using System.Collections.Immutable;
using Slipway.Images.Layers;

namespace Slipway.Images.Composition;

/// <summary>A layer put on top of a base, and what the history says of it.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="CreatedBy">The history's line for it, such as <c>slipway: plugin acme/prometheus 1.2.0</c>.</param>
public sealed record AddedLayer(ILayer Layer, string CreatedBy)
{
    /// <summary>Annotations of the layer's descriptor in the manifest.</summary>
    public ImmutableSortedDictionary<string, string> Annotations { get; init; } = Descriptor.NoAnnotations;
}
