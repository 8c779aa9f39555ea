namespace Slipway.Trust.Policies;

/// <summary>A bundle as it was found.</summary>
/// <param name="Location">Where: a digest or a file, for messages.</param>
/// <param name="Json">Its bytes.</param>
public sealed record EvidenceBundle(string Location, ReadOnlyMemory<byte> Json);
