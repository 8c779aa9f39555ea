using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;

namespace Slipway.Trust.TrustedRoots;

/// <summary>An authority for signers' certificates or for time stamps.</summary>
/// <param name="Certificates">Issuer (or time stamp signer) first, anchor last.</param>
/// <param name="ValidFor">When the authority was in use.</param>
/// <param name="Operator">Who runs it.</param>
public sealed record CertificateAuthority(ImmutableArray<X509Certificate2> Certificates, ValidityPeriod ValidFor, string Operator)
{
    /// <summary>The certificate at which a chain must end.</summary>
    public X509Certificate2 Anchor => Certificates[^1];
}
