namespace Slipway.Trust.Attestations;

/// <summary>The server on which a conformance run was made.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Digest">The content hash of its package, <c>sha512:...</c>; null when only its version is known.</param>
public sealed record ConformanceServer(string Version, string? Digest);
