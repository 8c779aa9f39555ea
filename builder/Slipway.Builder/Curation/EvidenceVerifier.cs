using System.Security.Cryptography;
using Slipway.Metadata.Index;
using Slipway.Metadata.Tiers;
using Slipway.Trust;
using Slipway.Trust.Sigstore;
using Slipway.Trust.Verification;
using ListedEvidence = Slipway.Metadata.Index.Evidence;

namespace Slipway.Builder.Curation;

/// <summary>
/// Fetches and verifies the evidence of a version: each piece is a signed statement about the package by its NuGet content hash, as
/// <c>slipway sign PACKAGE.nupkg</c> makes one, has the digest that the index lists, says what its type says, and counts for Tier 2 when a key of the publisher signed it.
/// </summary>
public static class EvidenceVerifier
{
    /// <summary>What each listed piece proves.</summary>
    /// <param name="version">The version.</param>
    /// <param name="publisher">Its publisher; null when the index does not know it, and then nothing is signed by it.</param>
    /// <param name="folder">Where evidence lies.</param>
    /// <param name="now">The time that counts as that of signing where no authority proved another: a key that has ended proves nothing new.</param>
    public static IReadOnlyList<ProvenEvidence> Verify(IndexVersion version, IndexPublisher? publisher, IndexFolder folder, DateTimeOffset now)
    {
        var artifact = Artifact.OfSha512(Convert.FromBase64String(version.ContentHash));
        return [.. version.Evidence.Select(evidence => Verify(evidence, artifact, (publisher, now), folder))];
    }

    private static ProvenEvidence Verify(ListedEvidence evidence, Artifact artifact, (IndexPublisher? Publisher, DateTimeOffset Now) signer, IndexFolder folder)
    {
        var (content, problem) = folder.Evidence(evidence.Location);
        if (content is null)
        {
            return Failed(evidence, problem!);
        }

        var digest = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));
        if (digest != evidence.Digest)
        {
            return Failed(evidence, $"{evidence.Location} has the digest {digest[..19]}..., not the listed {evidence.Digest[..19]}...");
        }

        var bundle = Bundle.Parse(content, evidence.Location);
        return bundle.Value is { } read ? Verify(evidence, (read, artifact), signer) : Failed(evidence, string.Join("; ", bundle.Problems.Select(one => one.Message)));
    }

    private static ProvenEvidence Verify(ListedEvidence evidence, (Bundle Bundle, Artifact Artifact) subject, (IndexPublisher? Publisher, DateTimeOffset Now) signer)
    {
        List<TrustProblem> problems = [];
        foreach (var key in signer.Publisher?.Keys ?? [])
        {
            if (PublisherKeys.Read(key) is not { } verifying)
            {
                continue;
            }

            var verified = BundleVerifier.Verify(
                subject.Bundle, subject.Artifact, new BundleRequirements { Keys = [verifying], PredicateType = EvidencePredicates.Of(evidence.Type) }, evidence.Location);
            if (verified.Value is { } proven)
            {
                var signedAt = proven.Times.IsEmpty ? signer.Now : proven.Times.Min(time => time.Time);
                return EvidencePredicates.Judge(evidence.Type, proven.Statement, evidence.Location) with { IsSignedByPublisher = key.IsValidAt(signedAt) };
            }

            problems = [.. verified.Problems];
        }

        return problems.Count == 0 ? new ProvenEvidence(evidence.Type) : Failed(evidence, string.Join("; ", problems.Select(one => one.Message)));
    }

    private static ProvenEvidence Failed(ListedEvidence evidence, string problem) => new(evidence.Type) { Problem = problem };
}
