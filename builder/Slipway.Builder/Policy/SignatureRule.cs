namespace Slipway.Builder.Policy;

/// <summary>Who must have signed what goes into an image.</summary>
public sealed record SignatureRule
{
    /// <summary>For packages: none, any, or one of the identities.</summary>
    public string Packages { get; init; } = "none";

    /// <summary>For the base image: none, any, or one of the identities.</summary>
    public string Base { get; init; } = "none";

    /// <summary>The identities that are trusted: fingerprints of certificates or key ids.</summary>
    public IReadOnlyList<string> Identities { get; init; } = [];
}
