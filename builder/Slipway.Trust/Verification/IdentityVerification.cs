using Slipway.Trust.Transparency;
using Slipway.Trust.TrustedRoots;

namespace Slipway.Trust.Verification;

/// <summary>Judges a signature by the short-lived key of a certificate ("keyless"): signature, witnesses, chain, CT log, identity.</summary>
internal static class IdentityVerification
{
    private const string CodeSigning = "1.3.6.1.5.5.7.3.3";

    public static Checked<VerifiedBundle> Verify(SignedContent content, BundleRequirements requirements, string subject)
    {
        if (requirements.Identities.IsEmpty)
        {
            return VerificationProblems.IdentityNotAccepted(subject, requirements.Keys);
        }

        var certificate = SigningCertificate.Read(content.Bundle, subject);
        if (!certificate.Ok)
        {
            return Checked<VerifiedBundle>.From(certificate.Problems);
        }

        var signer = certificate.Value;
        var problems = new List<TrustProblem>();
        if (!requirements.Identities.Any(expected => expected.Matches(signer.Identity)))
        {
            problems.Add(VerificationProblems.OtherIdentity(subject, requirements.Identities, signer.Identity));
        }

        if (!content.IsSignedBy(signer.Key))
        {
            problems.Add(VerificationProblems.WrongSignature(subject, $"the certificate of {signer.Identity}"));
        }

        var witness = WitnessVerification.Verify(content, new SignerBytes(signer.Leaf.RawData, IsCertificate: true), requirements, subject);
        problems.AddRange(witness.Ok ? ChainProblems(signer, witness.Value, requirements, subject) : witness.Problems);
        return problems.Count > 0
            ? Checked<VerifiedBundle>.From(problems)
            : new VerifiedBundle(content.Bundle)
            {
                Identity = signer.Identity,
                Times = witness.Required.Times,
                Logs = witness.Required.Logs
            };
    }

    // The certificate must have been good at every time that is vouched for: one stamp from before it expired does not excuse another.
    private static IEnumerable<TrustProblem> ChainProblems(SigningCertificate signer, Witness witness, BundleRequirements requirements,
        string subject)
    {
        ReadOnlyMemory<byte>? issuer = null;
        foreach (var time in witness.Times)
        {
            var verdict = Issuer(signer, requirements.Root!, time.Time);
            if (!verdict.Ok)
            {
                return [VerificationProblems.NoChain(subject, time.Time, verdict.Reason!, signer.Leaf)];
            }

            issuer = verdict.IssuerSpki;
        }

        var seen = CertificateLogVerifier.Operators(signer.Leaf, issuer!.Value, requirements.Root!);
        return seen.Count < requirements.CertificateLogThreshold
            ? [VerificationProblems.TooFewCertificateLogs(subject, requirements.CertificateLogThreshold, seen)] : [];
    }

    private static ChainVerdict Issuer(SigningCertificate signer, TrustedRoot root, DateTimeOffset time)
    {
        var verdict = new ChainVerdict(default, "No certificate authority of the trusted root was in use then.");
        foreach (var authority in root.CertificateAuthorities.Where(authority => authority.ValidFor.Contains(time)))
        {
            verdict = CertificateChain.Issuer(signer.Leaf, authority, signer.Intermediates, new ChainPurpose(time, CodeSigning));
            if (verdict.Ok)
            {
                break;
            }
        }

        return verdict;
    }
}
