using Slipway.Images.Composition;

namespace Slipway.Images.Registries;

/// <summary>A base image, fetched: what was asked for, what it is, and one image for each platform that was asked for.</summary>
/// <param name="Reference">The image by the digest that a lock keeps.</param>
/// <param name="Images">The images, in the order of the platforms asked for.</param>
public sealed record BaseImage(ImageReference Reference, IReadOnlyList<Image> Images);
