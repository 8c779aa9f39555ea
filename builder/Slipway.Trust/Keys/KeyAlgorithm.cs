namespace Slipway.Trust.Keys;

/// <summary>The kinds of public key that can be verified with. Slipway signs with <see cref="EcdsaP256"/> only: every verifier accepts it.</summary>
public enum KeyAlgorithm
{
    /// <summary>ECDSA on NIST P-256, SHA-256.</summary>
    EcdsaP256,

    /// <summary>ECDSA on NIST P-384, SHA-384 or SHA-256.</summary>
    EcdsaP384,

    /// <summary>ECDSA on NIST P-521, SHA-512 or SHA-256.</summary>
    EcdsaP521,

    /// <summary>RSA of 2048 bits or more, PKCS #1 v1.5, SHA-256.</summary>
    Rsa,

    /// <summary>Ed25519 over the message itself.</summary>
    Ed25519,
}
