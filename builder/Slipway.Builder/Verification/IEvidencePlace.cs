using Slipway.Images;
using Slipway.Images.Composition;

namespace Slipway.Builder.Verification;

/// <summary>Where an image lies with what is attached to it. A list that cannot be had is a problem; it never counts as empty.</summary>
internal interface IEvidencePlace
{
    /// <summary>The Sigstore bundles about a digest.</summary>
    Task<Checked<IReadOnlyList<Artifact>>> BundlesAsync(Digest subject, CancellationToken token);

    /// <summary>The manifest of a digest's signatures in cosign's older form; empty when there is none.</summary>
    Task<Checked<IReadOnlyList<Artifact>>> SignaturesAsync(Digest subject, CancellationToken token);

    /// <summary>An image with its layers.</summary>
    Task<Checked<Image>> ImageAsync(TargetPart part, CancellationToken token);
}
