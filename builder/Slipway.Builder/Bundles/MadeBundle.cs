using Slipway.Images;

namespace Slipway.Builder.Bundles;

/// <summary>A bundle that was written.</summary>
/// <param name="Digest">The digest of its manifest: by it a bundle is known.</param>
/// <param name="Inventory">What is in it.</param>
public sealed record MadeBundle(Digest Digest, BundleInventory Inventory);
