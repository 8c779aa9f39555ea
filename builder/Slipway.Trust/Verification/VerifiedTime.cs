namespace Slipway.Trust.Verification;

/// <summary>A moment at which a signature is proven to have existed.</summary>
public sealed record VerifiedTime(DateTimeOffset Time, string Operator, TimeSource Source);
