namespace Slipway.Trust.Sbom.Inventory;

/// <summary>A file of an image that was copied from a machine.</summary>
/// <param name="Path">Where it lies in the image, without a leading slash.</param>
/// <param name="Source">Where it was copied from, without a leading slash.</param>
/// <param name="Digest">The digest of its content.</param>
public readonly record struct CopiedFile(string Path, string Source, Sha256Digest Digest);
