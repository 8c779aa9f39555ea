using Slipway.Images;
using Slipway.Images.Composition;
using Slipway.Trust.Advisories.Scanning;
using Slipway.Trust.Sbom;

namespace Slipway.Builder.Evidence;

/// <summary>What there is to say about the image of one platform.</summary>
/// <param name="Image">The image.</param>
/// <param name="Bill">What it is made of.</param>
/// <param name="Sbom">The same as a CycloneDX document.</param>
/// <param name="Scan">Known weaknesses of what it is made of.</param>
public sealed record PlatformEvidence(Image Image, BillOfMaterials Bill, ReadOnlyMemory<byte> Sbom, ScanReport Scan)
{
    /// <summary>The platform.</summary>
    public Platform Platform => Image.Platform;
}
