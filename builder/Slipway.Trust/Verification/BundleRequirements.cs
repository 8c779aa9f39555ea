using System.Collections.Immutable;
using Slipway.Trust.Identities;
using Slipway.Trust.Keys;
using Slipway.Trust.TrustedRoots;

namespace Slipway.Trust.Verification;

/// <summary>What a bundle must prove. Without a key and without an identity nothing is accepted.</summary>
public sealed record BundleRequirements
{
    /// <summary>The keys that are accepted, any of them.</summary>
    public ImmutableArray<VerifyingKey> Keys { get; init; } = [];

    /// <summary>The identities that are accepted, any of them.</summary>
    public ImmutableArray<ExpectedIdentity> Identities { get; init; } = [];

    /// <summary>Whom to believe; needed for identities, and for what logs and authorities add to signatures by keys.</summary>
    public TrustedRoot? Root { get; init; }

    /// <summary>From how many operators of logs there must be an entry. By default one for certificates and none for keys.</summary>
    public int? LogThreshold { get; init; }

    /// <summary>How many operators must vouch for a time. By default one for certificates, which are short-lived, and none for keys.</summary>
    public int? TimeThreshold { get; init; }

    /// <summary>How many operators' CT logs must have seen the certificate.</summary>
    public int CertificateLogThreshold { get; init; } = 1;

    /// <summary>The predicate type that the statement must have; null accepts any.</summary>
    public string? PredicateType { get; init; }
}
