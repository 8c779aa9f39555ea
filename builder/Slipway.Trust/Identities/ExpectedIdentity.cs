namespace Slipway.Trust.Identities;

/// <summary>A signer that is accepted without a key: who vouched for the identity, and which identity. Both are compared exactly.</summary>
/// <param name="Issuer">The OIDC issuer, such as <c>https://token.actions.githubusercontent.com</c>.</param>
/// <param name="Subject">The e-mail address or workflow URI in the certificate.</param>
public sealed record ExpectedIdentity(string Issuer, string Subject)
{
    /// <summary>Whether a certificate's identity is this one.</summary>
    public bool Matches(CertificateIdentity identity) => identity.Issuer == Issuer && identity.Subject == Subject;

    /// <summary>Subject and issuer.</summary>
    public override string ToString() => $"{Subject} (by {Issuer})";
}
