using Slipway.Builder.Compilation;
using Slipway.Images;
using Slipway.Images.Composition;

namespace Slipway.Builder.Packing;

/// <summary>A server as an image: bytes with a digest, not yet anywhere.</summary>
/// <param name="Compiled">What is in it.</param>
/// <param name="Packed">The image.</param>
/// <param name="Layers">Its layers above the base, lowest first.</param>
/// <param name="Tags">Its tags, placeholders filled in.</param>
public sealed record ServerImage(CompiledServer Compiled, PackedImage Packed, IReadOnlyList<PackedLayer> Layers, IReadOnlyList<string> Tags)
{
    /// <summary>What lies below the composition, by platform.</summary>
    internal IReadOnlyList<LowerLayers> Lower { get; init; } = [];

    /// <summary>The digest that a name points to.</summary>
    public Digest Digest => Packed.Digest;

    /// <summary>The tag that names it in a layout: the version, where <c>+</c> cannot stand.</summary>
    public string LayoutTag => Compiled.Generated.Resolved.Manifest.Version.ToString().Replace('+', '-');
}
