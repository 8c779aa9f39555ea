using Slipway.Builder.Packing;
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
    public static async Task<Checked<SignedEvidence>> SignAsync(
        ImageSigner signer, ServerImage built, ServerEvidence? evidence, string reference, string toolVersion, CancellationToken token)
    {
        var subjects = await signer.SignAsync(built.Packed, reference, token);
        List<Artifact> attestations = [];
        List<TrustProblem> problems = [.. subjects.Problems];
        foreach (var (statement, image) in Statements(built, evidence, toolVersion))
        {
            var signed = await signer.AttestAsync(statement, image.Descriptor, token);
            problems.AddRange(signed.Problems);
            attestations.AddRange(signed.Value is { } artifact ? [artifact] : []);
        }

        return problems.Count > 0 ? Checked<SignedEvidence>.From(problems) : new SignedEvidence(subjects.Required, attestations);
    }

    private static IEnumerable<(Statement Statement, Image Image)> Statements(ServerImage built, ServerEvidence? evidence, string toolVersion)
    {
        foreach (var platform in evidence?.Platforms ?? [])
        {
            var subject = StatementSubject.Of(Sha256Digest.Parse(platform.Image.Digest.ToString()), built.Compiled.Generated.Resolved.Manifest.Name);
            yield return (new Statement([subject], PredicateTypes.CycloneDx, platform.Sbom), platform.Image);
            yield return (Statement.Parse(evidence!.Provenance, "provenance").Required, platform.Image);
            if (platform.Scan.Ran)
            {
                yield return (VulnerabilityPredicate.Of(platform.Scan, subject, toolVersion), platform.Image);
            }
        }
    }
}
