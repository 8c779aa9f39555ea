namespace Slipway.Trust.Dsse;

/// <summary>One signature of an envelope, and the hint that says whose it is.</summary>
public sealed record DsseSignature(string KeyId, ReadOnlyMemory<byte> Signature);
