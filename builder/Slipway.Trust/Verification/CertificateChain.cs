using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Slipway.Trust.TrustedRoots;

namespace Slipway.Trust.Verification;

/// <summary>Chains from a leaf to a trusted anchor, at a moment, for a purpose. No network, no store of the machine.</summary>
internal static class CertificateChain
{
    /// <summary>Builds the chain and returns its issuer's key.</summary>
    public static ChainVerdict Issuer(X509Certificate2 leaf, CertificateAuthority authority, IEnumerable<X509Certificate2> intermediates, ChainPurpose purpose)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority.Anchor);
        chain.ChainPolicy.ExtraStore.AddRange((X509Certificate2[])[.. authority.Certificates, .. intermediates]);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = purpose.Time.UtcDateTime;
        chain.ChainPolicy.VerificationTimeIgnored = false;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(purpose.ExtendedKeyUsage));
        if (!chain.Build(leaf) || chain.ChainElements.Count < 2)
        {
            var reasons = chain.ChainStatus.Select(status => status.StatusInformation.Trim()).Distinct();
            return new ChainVerdict(default, string.Join(' ', reasons) is { Length: > 0 } text ? text : "There is no issuer.");
        }

        // A certificate without extended key usages is good for anything in the eyes of the chain builder, but not in ours.
        return HasUsage(leaf, purpose.ExtendedKeyUsage)
            ? new ChainVerdict(chain.ChainElements[1].Certificate.PublicKey.ExportSubjectPublicKeyInfo(), null)
            : new ChainVerdict(default, "The certificate is not for this use.");
    }

    /// <summary>Whether a certificate may issue others.</summary>
    public static bool IsAuthority(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(constraints => constraints.CertificateAuthority);

    private static bool HasUsage(X509Certificate2 leaf, string usage) =>
        leaf.Extensions.OfType<X509EnhancedKeyUsageExtension>().Any(extension => extension.EnhancedKeyUsages.OfType<Oid>().Any(oid => oid.Value == usage));
}
