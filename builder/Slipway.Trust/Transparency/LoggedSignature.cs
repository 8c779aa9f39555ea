namespace Slipway.Trust.Transparency;

/// <summary>What the body of a log entry says was signed: a digest of some kind, the signature, and the signer's key or certificate.</summary>
/// <param name="Digest">What the digest is of.</param>
/// <param name="Algorithm">SHA-256, SHA-384 or SHA-512, by name.</param>
/// <param name="Value">The digest's bytes.</param>
/// <param name="Signature">The signature's bytes.</param>
/// <param name="Signer">DER of the certificate or of the public key.</param>
/// <param name="SignerIsCertificate">Which of the two.</param>
internal sealed record LoggedSignature(LoggedDigest Digest, string Algorithm, byte[] Value, byte[] Signature, byte[] Signer, bool SignerIsCertificate);
