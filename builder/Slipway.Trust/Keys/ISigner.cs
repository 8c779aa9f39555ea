namespace Slipway.Trust.Keys;

/// <summary>Whoever holds a private key: a file, a program that speaks for a key service, a short-lived key of keyless signing.</summary>
public interface ISigner
{
    /// <summary>The public half. It is P-256: the one kind that every verifier accepts.</summary>
    VerifyingKey Key { get; }

    /// <summary>The DER ECDSA signature over something of this SHA-256.</summary>
    Task<Checked<Signature>> SignAsync(Sha256Digest digest, CancellationToken token);
}
