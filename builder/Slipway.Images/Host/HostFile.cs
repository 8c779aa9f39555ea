namespace Slipway.Images.Host;

/// <summary>A file of the building machine that the base contains: enough to ask which package owns it.</summary>
/// <param name="Path">Where it lies in the image, without the leading slash.</param>
/// <param name="SourcePath">Where it was copied from, without symbolic links.</param>
/// <param name="Digest">The digest of its content.</param>
/// <param name="Size">Its length.</param>
public sealed record HostFile(string Path, string SourcePath, Digest Digest, long Size);
