using System.Collections.Immutable;

namespace Slipway.Trust.Identities;

/// <summary>Who a Fulcio certificate says its holder is.</summary>
/// <param name="Issuer">The OIDC issuer that vouched.</param>
/// <param name="Subject">The one subject alternative name: an e-mail address, a URI, or a user name.</param>
/// <remarks>https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md</remarks>
public sealed record CertificateIdentity(string Issuer, string Subject)
{
    /// <summary>What the certificate says of a CI run, by the name of Fulcio's extension (<c>sourceRepositoryUri</c> and others).</summary>
    public ImmutableSortedDictionary<string, string> Claims { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Subject and issuer.</summary>
    public override string ToString() => $"{Subject} (by {Issuer})";
}
