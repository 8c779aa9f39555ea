namespace Slipway.Trust.Verification;

/// <summary>The signer as a log entry names it: DER of a certificate or of a public key.</summary>
internal readonly record struct SignerBytes(ReadOnlyMemory<byte> Der, bool IsCertificate);
