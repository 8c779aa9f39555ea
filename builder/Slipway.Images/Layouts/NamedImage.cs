using Slipway.Images.Composition;

namespace Slipway.Images.Layouts;

/// <summary>An image under the name that it has in a layout.</summary>
/// <param name="Image">The image.</param>
/// <param name="Tag">What tools write after the path, <c>oci:DIR:TAG</c>.</param>
/// <param name="Repository">The repository under which engines load it, when there is one.</param>
public sealed record NamedImage(PackedImage Image, string Tag, ImageReference? Repository = null);
