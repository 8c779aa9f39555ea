namespace Slipway.Builder.Evidence;

/// <summary>The evidence of a server's image, platform by platform.</summary>
/// <param name="Platforms">In the order of platforms.</param>
/// <param name="Provenance">How all of them were built: an in-toto statement.</param>
public sealed record ServerEvidence(IReadOnlyList<PlatformEvidence> Platforms, ReadOnlyMemory<byte> Provenance);
