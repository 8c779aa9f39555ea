namespace Slipway.Trust.Verification;

/// <summary>When a chain must have been valid, and what for.</summary>
internal readonly record struct ChainPurpose(DateTimeOffset Time, string ExtendedKeyUsage);
