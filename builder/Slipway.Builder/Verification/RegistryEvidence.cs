using Slipway.Images;
using Slipway.Images.Composition;
using Slipway.Images.Referrers;
using Slipway.Images.Registries;
using Slipway.Trust.Sigstore;

namespace Slipway.Builder.Verification;

/// <summary>An image in a registry.</summary>
internal sealed class RegistryEvidence(RegistryClient client, ImageReference reference, string cacheFolder) : IEvidencePlace
{
    // Some registries list bundles as empty, or without a type; their own manifests know better.
    public Task<Checked<IReadOnlyList<Artifact>>> BundlesAsync(Digest subject, CancellationToken token) => ReferrerReader.ReadAsync(
        client, reference.WithDigest(subject),
        listed => listed.ArtifactType is null or "" or MediaTypes.Empty || listed.ArtifactType.StartsWith(BundleReferrer.ArtifactTypePrefix, StringComparison.Ordinal),
        token);

    public Task<Checked<IReadOnlyList<Artifact>>> SignaturesAsync(Digest subject, CancellationToken token) =>
        ReferrerReader.ReadSignaturesAsync(client, reference.WithDigest(subject), token);

    // Kept by digest: the next verification of the same image fetches nothing.
    public async Task<Checked<Image>> ImageAsync(TargetPart part, CancellationToken token)
    {
        var read = await new BaseImages(client, cacheFolder).ReadAsync(reference.WithDigest(part.Digest), [part.Platform!.Value], token);
        return read.Ok ? read.Value.Images[0] : read.Problems.ToArray();
    }
}
