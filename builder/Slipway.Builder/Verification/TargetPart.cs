using Slipway.Images;
using Slipway.Images.Composition;
using Slipway.Trust.Policies;

namespace Slipway.Builder.Verification;

/// <summary>One digest of what a name points to.</summary>
/// <param name="Digest">The manifest's or the index's.</param>
/// <param name="Kind">Which part it is.</param>
/// <param name="Manifest">What the manifest says; null for an index.</param>
/// <param name="Platform">The platform; null for an index.</param>
public sealed record TargetPart(Digest Digest, EvidencePart Kind, ImageManifest? Manifest, Platform? Platform)
{
    /// <summary>The parts of a name: the image, or the index and each image below it.</summary>
    internal static IReadOnlyList<TargetPart> Of(Descriptor top, IReadOnlyList<TargetPart> images) =>
        MediaTypes.IsIndex(top.MediaType)
            ? [new TargetPart(top.Digest, EvidencePart.Index, null, null), .. images.Select(image => image with { Kind = EvidencePart.Platform })]
            : images;
}
