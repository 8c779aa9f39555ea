namespace Slipway.Trust.Keyless;

/// <summary>A time stamp authority's word for the time of a signature.</summary>
/// <param name="Response">The RFC 3161 response.</param>
internal sealed record TimestampedSignature(ReadOnlyMemory<byte> Response);
