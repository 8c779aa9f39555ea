namespace Slipway.Trust.Sbom;

/// <summary>A file that a component has in the thing described.</summary>
/// <param name="Path">The path, without a leading slash.</param>
/// <param name="Digest">The content's digest, when it is known.</param>
public readonly record struct ComponentFile(string Path, Sha256Digest? Digest);
