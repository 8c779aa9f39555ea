using Slipway.Trust.Keys;

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

    /// <summary>The keys that are trusted.</summary>
    public IReadOnlyList<VerifyingKey> Keys { get; init; } = [];
}
