using System.Collections.Immutable;
using Slipway.Trust.Cosign;
using Slipway.Trust.Sbom;

namespace Slipway.Trust.Policies;

/// <summary>Everything that was found about an image. Collecting it is the business of whoever knows registries and layouts.</summary>
/// <param name="Repository">The repository with its registry, without tag.</param>
/// <param name="Image">The digest that was asked for.</param>
public sealed record EvidenceSet(string Repository, Sha256Digest Image)
{
    /// <summary>What the digest is: an image, or an index over images that are judged beside it.</summary>
    public EvidencePart Part { get; init; }

    /// <summary>The platform of the image, for reports; null for an index.</summary>
    public string? Platform { get; init; }

    /// <summary>What is wrong with the image itself: a digest that is not that of its bytes, a manifest that contradicts its configuration.</summary>
    public ImmutableArray<TrustProblem> ContentProblems { get; init; } = [];

    /// <summary>Bundles that refer to the image.</summary>
    public ImmutableArray<EvidenceBundle> Bundles { get; init; } = [];

    /// <summary>Signatures in cosign's first form.</summary>
    public ImmutableArray<CosignSignature> CosignSignatures { get; init; } = [];

    /// <summary>
    /// What kept evidence from being listed or fetched. A registry that answered with an error has not said that there is nothing.
    /// </summary>
    public ImmutableArray<TrustProblem> ListingProblems { get; init; } = [];

    /// <summary>The digest of the base, as the image states it.</summary>
    public Sha256Digest? Base { get; init; }

    /// <summary>The files that the bill of materials must cover, such as those of plugins' layers, as they are in the image.</summary>
    public ImmutableArray<ComponentFile> Files { get; init; } = [];
}
