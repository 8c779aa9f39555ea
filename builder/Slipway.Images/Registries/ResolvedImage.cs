namespace Slipway.Images.Registries;

/// <summary>What a reference points to now.</summary>
/// <param name="Reference">The reference as it was asked for.</param>
/// <param name="Digest">The manifest or index.</param>
public sealed record ResolvedImage(ImageReference Reference, Digest Digest);
