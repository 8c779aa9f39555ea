using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using Slipway.Trust.TrustedRoots;
using Slipway.Trust.Verification;

namespace Slipway.Trust.Timestamps;

/// <summary>Whether a trusted authority stamped a signature, and when.</summary>
internal static class TimestampVerifier
{
    private const string TimeStamping = "1.3.6.1.5.5.7.3.8";

    public static Checked<VerifiedTime> Verify(ReadOnlyMemory<byte> response, ReadOnlySpan<byte> signature, TrustedRoot root, string subject)
    {
        if (TimestampResponse.Token(response) is not { } token)
        {
            return TimestampProblems.Malformed(subject);
        }

        var time = token.TokenInfo.Timestamp;
        foreach (var authority in root.TimestampAuthorities.Where(authority => authority.ValidFor.Contains(time)))
        {
            if (IsBy(authority, token, signature, time))
            {
                return new VerifiedTime(time, authority.Operator, TimeSource.Timestamp);
            }
        }

        return TimestampProblems.NotTrusted(subject, time, root.TimestampAuthorities.Select(authority => $"{authority.Operator} ({authority.ValidFor})"));
    }

    private static bool IsBy(CertificateAuthority authority, Rfc3161TimestampToken token, ReadOnlySpan<byte> signature, DateTimeOffset time)
    {
        try
        {
            if (!token.VerifySignatureForData(signature, out var signer, [.. authority.Certificates]))
            {
                return false;
            }

            // A token can carry any certificate: the signer must be the authority's own, or issued by it when the root lists only issuers.
            var leaf = authority.Certificates[0];
            return (CertificateChain.IsAuthority(leaf) || signer.RawDataMemory.Span.SequenceEqual(leaf.RawDataMemory.Span))
                && CertificateChain.Issuer(signer, authority, [], new ChainPurpose(time, TimeStamping)).Ok;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
