using Slipway.Images;
using Slipway.Images.Composition;
using Slipway.Images.Layouts;

namespace Slipway.Builder.Verification;

/// <summary>An image in a layout.</summary>
internal sealed class LayoutEvidence(OciLayout layout, PackedImage packed) : IEvidencePlace
{
    public Task<Checked<IReadOnlyList<Artifact>>> BundlesAsync(Digest subject, CancellationToken token) => layout.ReadReferrersAsync(subject, token);

    public Task<Checked<IReadOnlyList<Artifact>>> SignaturesAsync(Digest subject, CancellationToken token) => layout.ReadSignaturesAsync(subject, token);

    public Task<Checked<Image>> ImageAsync(TargetPart part, CancellationToken token) =>
        Task.FromResult<Checked<Image>>(packed.Images.First(image => image.Digest == part.Digest));
}
