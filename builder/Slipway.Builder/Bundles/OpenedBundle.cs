using Slipway.Images;
using Slipway.Images.Layouts;

namespace Slipway.Builder.Bundles;

/// <summary>A bundle whose signature, inventory and every blob were verified. Only the reader makes one.</summary>
public sealed record OpenedBundle
{
    internal OpenedBundle(OciLayout layout, Digest digest, BundleInventory inventory, string? signer) =>
        (Layout, Digest, Inventory, Signer) = (layout, digest, inventory, signer);

    /// <summary>The digest of its manifest.</summary>
    public Digest Digest { get; }

    /// <summary>What is in it.</summary>
    public BundleInventory Inventory { get; }

    /// <summary>Who signed it, in words; null for one that this very run has made.</summary>
    public string? Signer { get; }

    /// <summary>Where it lies.</summary>
    internal OciLayout Layout { get; }
}
