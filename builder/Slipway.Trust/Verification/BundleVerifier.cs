using Slipway.Trust.Dsse;
using Slipway.Trust.InToto;
using Slipway.Trust.Sigstore;

namespace Slipway.Trust.Verification;

/// <summary>
/// Judges a bundle: whether an accepted signer signed this artifact, as far as logs, authorities and the trusted root prove it. It opens
/// no file and no socket, and asks no clock: a bundle is as good tomorrow as today.
/// </summary>
public static class BundleVerifier
{
    /// <summary>Judges a bundle; <paramref name="subject"/> names it in problems, all of which are returned at once.</summary>
    public static Checked<VerifiedBundle> Verify(Bundle bundle, Artifact artifact, BundleRequirements requirements, string subject)
    {
        var content = new SignedContent(bundle, artifact);
        var problems = new List<TrustProblem>();
        var statement = bundle.Envelope is { } envelope ? ReadStatement(envelope, requirements, subject, problems) : null;
        if (ArtifactProblem(content, statement, subject) is { } wrong)
        {
            problems.Add(wrong);
        }

        var signer = bundle.Certificates.IsEmpty
            ? KeyVerification.Verify(content, requirements, subject)
            : IdentityVerification.Verify(content, requirements, subject);
        problems.AddRange(signer.Problems);
        return problems.Count > 0 ? Checked<VerifiedBundle>.From(problems) : signer.Required with { Statement = statement };
    }

    private static Statement? ReadStatement(DsseEnvelope envelope, BundleRequirements requirements, string subject,
        List<TrustProblem> problems)
    {
        if (envelope.PayloadType != DsseEnvelope.InTotoType)
        {
            problems.Add(VerificationProblems.WrongPayloadType(subject, envelope.PayloadType));
            return null;
        }

        var statement = Statement.Parse(envelope.Payload, subject);
        problems.AddRange(statement.Problems);
        if (statement.Value is { } read && requirements.PredicateType is { } wanted && read.PredicateType != wanted)
        {
            problems.Add(VerificationProblems.WrongPredicateType(subject, wanted, read.PredicateType));
        }

        return statement.Value;
    }

    private static TrustProblem? ArtifactProblem(SignedContent content, Statement? statement, string subject)
    {
        if (content.Bundle.Message is not { } message)
        {
            return statement is not null && !content.Artifact.IsMeantBy(statement)
                ? VerificationProblems.OtherSubject(subject, content.Artifact,
                    statement.Subjects.Select(one => string.Join(' ', one.Digests.Select(digest => $"{digest.Key}:{digest.Value}"))))
                : null;
        }

        return content.Artifact.DigestBy(message.Algorithm) is not { } digest
            ? VerificationProblems.BytesNeeded(subject, message.Algorithm.Name!)
            : !digest.AsSpan().SequenceEqual(message.Digest.Span) ? VerificationProblems.OtherArtifact(subject, digest, message.Digest.Span)
            : null;
    }
}
