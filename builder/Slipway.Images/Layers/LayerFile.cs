namespace Slipway.Images.Layers;

/// <summary>A regular file that a layer holds.</summary>
public sealed record LayerFile(string Path, long Size, Digest Digest);
