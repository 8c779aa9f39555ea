using Slipway.Builder.Packing;
using Slipway.Images;
using Slipway.Images.Composition;
using Slipway.Trust;
using Slipway.Trust.Advisories.Reports;
using Slipway.Trust.InToto;

namespace Slipway.Builder.Evidence.Signing;

/// <summary>A build's image and evidence, signed: the signatures of its digests, and a signed statement for each piece of evidence.</summary>
/// <param name="Subjects">The digests.</param>
/// <param name="Attestations">The statements, as referrers.</param>
public sealed record SignedEvidence(IReadOnlyList<SignedSubject> Subjects, IReadOnlyList<Artifact> Attestations)
{
    /// <summary>Everything that is a referrer.</summary>
    public IReadOnlyList<Artifact> Referrers => [.. Subjects.Select(subject => subject.Bundle), .. Attestations];

    /// <summary>Signs; <paramref name="reference"/> is the name of the image with its tag.</summary>
    public static async Task<Trust.Checked<SignedEvidence>> SignAsync(
        ImageSigner signer, ServerImage built, ServerEvidence? evidence, string reference, string toolVersion, CancellationToken token)
    {
        var subjects = await signer.SignAsync(built.Packed, reference, token);
        List<Artifact> attestations = [];
        List<TrustProblem> problems = [.. subjects.Problems];
        foreach (var (statement, about) in Statements(built, evidence, toolVersion))
        {
            var signed = await signer.AttestAsync(statement, about, token);
            problems.AddRange(signed.Problems);
            attestations.AddRange(signed.Value is { } artifact ? [artifact] : []);
        }

        return problems.Count > 0 ? Trust.Checked<SignedEvidence>.From(problems) : new SignedEvidence(subjects.Required, attestations);
    }

    // An index has the provenance only: what its images are made of is theirs to say.
    private static IEnumerable<(Statement Statement, Descriptor About)> Statements(ServerImage built, ServerEvidence? evidence, string toolVersion)
    {
        if (evidence is null)
        {
            yield break;
        }

        var provenance = Statement.Parse(evidence.Provenance, "provenance").Required;
        foreach (var about in built.Packed.Images.Select(image => image.Descriptor).Prepend(built.Packed.Descriptor).DistinctBy(about => about.Digest))
        {
            yield return (provenance, about);
        }

        foreach (var platform in evidence.Platforms)
        {
            var subject = StatementSubject.Of(Sha256Digest.Parse(platform.Image.Digest.ToString()), built.Compiled.Generated.Resolved.Manifest.Name);
            yield return (new Statement([subject], PredicateTypes.CycloneDx, platform.Sbom), platform.Image.Descriptor);
            if (platform.Scan.Ran)
            {
                yield return (VulnerabilityPredicate.Of(platform.Scan, subject, toolVersion), platform.Image.Descriptor);
            }
        }
    }
}
