using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Slipway.Trust.Identities;
using Slipway.Trust.Keys;
using Slipway.Trust.Sigstore;

namespace Slipway.Trust.Verification;

/// <summary>The certificate that a bundle was signed with, its key and identity, and the intermediates that came along.</summary>
internal sealed record SigningCertificate(X509Certificate2 Leaf, VerifyingKey Key, CertificateIdentity Identity, ImmutableArray<X509Certificate2> Intermediates)
{
    public static Checked<SigningCertificate> Read(Bundle bundle, string subject)
    {
        try
        {
            var certificates = bundle.Certificates.Select(der => X509CertificateLoader.LoadCertificate(der.Span)).ToImmutableArray();
            var leaf = certificates[0];

            // A root that travels with the signature proves nothing; a signer who may issue certificates is no signer.
            if (certificates.Any(IsSelfSigned))
            {
                return VerificationProblems.BadCertificate(subject, "the bundle brings its own root");
            }

            if (CertificateChain.IsAuthority(leaf) || !MaySign(leaf) || !SameBytes(leaf, bundle.Certificates[0]))
            {
                return VerificationProblems.BadCertificate(subject, "it is not a certificate for signatures");
            }

            var key = VerifyingKey.FromSpki(leaf.PublicKey.ExportSubjectPublicKeyInfo());
            return key is null ? VerificationProblems.BadCertificate(subject, "its key is of a kind that is not verified with")
                : CertificateIdentityReader.Read(leaf) is not { } identity ? VerificationProblems.BadCertificate(subject, "it names no issuer, or not exactly one identity")
                : new SigningCertificate(leaf, key, identity, certificates[1..]);
        }
        catch (CryptographicException)
        {
            return VerificationProblems.BadCertificate(subject, "it cannot be read");
        }
    }

    private static bool IsSelfSigned(X509Certificate2 certificate) =>
        certificate.IssuerName.RawData.AsSpan().SequenceEqual(certificate.SubjectName.RawData);

    private static bool MaySign(X509Certificate2 leaf) =>
        leaf.Extensions.OfType<X509KeyUsageExtension>().All(usage => usage.KeyUsages.HasFlag(X509KeyUsageFlags.DigitalSignature));

    // Trailing bytes would be a second spelling of the certificate.
    private static bool SameBytes(X509Certificate2 leaf, ReadOnlyMemory<byte> der) => leaf.RawDataMemory.Span.SequenceEqual(der.Span);
}
