using System.Collections.Immutable;
using Slipway.Images;
using Slipway.Images.Composition;
using Slipway.Images.Validation;
using Slipway.Trust;
using Slipway.Trust.Cosign;
using Slipway.Trust.Policies;
using Slipway.Trust.Sigstore;

namespace Slipway.Builder.Verification;

/// <summary>Gathers what is known about one digest, for the judge. What could not be had is handed on as a problem; it is never left out.</summary>
internal static class EvidenceCollector
{
    private const string BaseDigest = "org.opencontainers.image.base.digest";

    public static async Task<EvidenceSet> CollectAsync(VerifyTarget target, TargetPart part, bool withFiles, CancellationToken token)
    {
        var bundles = target.Place.BundlesAsync(part.Digest, token);
        var signatures = target.Place.SignaturesAsync(part.Digest, token);
        var set = new EvidenceSet(target.Repository, Of(part.Digest))
        {
            Part = part.Kind,
            Platform = part.Platform?.ToString(),
            Bundles = [.. ((await bundles).Value ?? []).SelectMany(Bundles)],
            CosignSignatures = [.. ((await signatures).Value ?? []).SelectMany(Signatures)],
            ListingProblems = [.. (await bundles).Problems.Concat((await signatures).Problems).Distinct().Select(Of)],
            Base = part.Manifest?.Annotations.GetValueOrDefault(BaseDigest) is { } stated && Sha256Digest.TryParse(stated, out var found) ? found : null,
        };
        return part.Manifest is null || !withFiles ? set : await WithFilesAsync(set, target, part, token);
    }

    private static async Task<EvidenceSet> WithFilesAsync(EvidenceSet set, VerifyTarget target, TargetPart part, CancellationToken token)
    {
        var image = await target.Place.ImageAsync(part, token);
        if (!image.Ok)
        {
            return set with { ContentProblems = [.. image.Problems.Select(Of)] };
        }

        // Only what is whole is looked into.
        var problems = await ImageValidator.ValidateAsync(PackedImage.Of(image.Value), token);
        return problems.Count > 0
            ? set with { ContentProblems = [.. problems.Select(Of)] }
            : set with { Files = await ProgramFiles.OfAsync(image.Value, token) };
    }

    private static IEnumerable<EvidenceBundle> Bundles(Artifact artifact) => artifact.Manifest.Layers
        .Where(layer => layer.MediaType.StartsWith(BundleReferrer.ArtifactTypePrefix, StringComparison.Ordinal))
        .Select(layer => new EvidenceBundle(artifact.Descriptor.Digest.ToString(), Blob(artifact, layer)));

    private static IEnumerable<CosignSignature> Signatures(Artifact artifact) => artifact.Manifest.Layers
        .Where(layer => layer.MediaType == CosignNames.SimpleSigningMediaType)
        .Select(layer => new CosignSignature(Blob(artifact, layer), layer.Annotations));

    private static ReadOnlyMemory<byte> Blob(Artifact artifact, Descriptor layer) =>
        artifact.Blobs.First(blob => blob.Length == layer.Size && Digest.Of(blob.Span) == layer.Digest);

    private static Sha256Digest Of(Digest digest) => Sha256Digest.Parse(digest.ToString());

    private static TrustProblem Of(ImageProblem problem) => new(problem.Id, problem.Subject, problem.Message, problem.Remedy);
}
