using Slipway.Images.Composition;

namespace Slipway.Images.Registries;

/// <summary>The image of one platform, described.</summary>
public sealed record DescribedPlatform(Digest Digest, ImageManifest Manifest, ImageConfig Config);
