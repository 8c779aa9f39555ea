namespace Slipway.Builder.Evidence.Signing;

/// <summary>What the signature inside a package is worth.</summary>
/// <param name="Signer">Who signed; null when the signature is not valid.</param>
/// <param name="IsOfKey">Whether the signer's key is one of those that are trusted by name.</param>
/// <param name="Problems">Why it is not valid.</param>
internal sealed record NuGetVerdict(NuGetSigner? Signer, bool IsOfKey, IReadOnlyList<string> Problems);
