using Slipway.Trust.Keys;
using Slipway.Trust.Policies;
using Slipway.Trust.TrustedRoots;

namespace Slipway.Builder.Policy;

/// <summary>Who must have signed what goes into an image.</summary>
public sealed record SignatureRule
{
    /// <summary>No demand.</summary>
    public const string Nobody = "none";

    /// <summary>The demand that somebody has signed who can be told: by a root that NuGet trusts, or one of the trusted identities.</summary>
    public const string Anybody = "any";

    /// <summary>The demand that one of the trusted identities has signed.</summary>
    public const string ByIdentities = "identities";

    /// <summary>For the packages of plugins: none, any, or one of the identities.</summary>
    public string Packages { get; init; } = Nobody;

    /// <summary>For the base image: none, any, or one of the identities.</summary>
    public string Base { get; init; } = Nobody;

    /// <summary>The identities that are trusted: holders of keys, and those for whom an authority vouches.</summary>
    public IReadOnlyList<AcceptedSigner> Identities { get; init; } = [];

    /// <summary>Whom to believe about identities without a key.</summary>
    public TrustedRoot? Root { get; init; }

    /// <summary>The keys among the identities.</summary>
    public IReadOnlyList<VerifyingKey> Keys => [.. Identities.Select(signer => signer.Key).OfType<VerifyingKey>()];

    /// <summary>The option by which those whom the policy names sign.</summary>
    internal string Option => Keys.Count > 0 || Identities.Count == 0 ? "--key FILE" : "--signing-config FILE";
}
