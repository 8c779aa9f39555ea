using Slipway.Trust.Keys;

namespace Slipway.Builder.Policy;

/// <summary>Who must have signed what goes into an image.</summary>
public sealed record SignatureRule
{
    /// <summary>The demand that one of the trusted identities has signed.</summary>
    public const string ByIdentities = "identities";

    /// <summary>For the packages of plugins: none, any, or one of the identities.</summary>
    public string Packages { get; init; } = "none";

    /// <summary>For the base image: none, any, or one of the identities.</summary>
    public string Base { get; init; } = "none";

    /// <summary>The keys that are trusted.</summary>
    public IReadOnlyList<VerifyingKey> Keys { get; init; } = [];
}
