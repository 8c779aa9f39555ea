namespace Slipway.Trust.Keys;

/// <summary>A new key as the two PEM files that <c>slipway key new</c> writes.</summary>
/// <param name="PrivatePem">PKCS #8, encrypted with the passphrase unless there was none.</param>
/// <param name="PublicPem">SubjectPublicKeyInfo; cosign and openssl read it as it is.</param>
/// <param name="Key">The public half.</param>
public sealed record KeyPair(string PrivatePem, string PublicPem, VerifyingKey Key);
