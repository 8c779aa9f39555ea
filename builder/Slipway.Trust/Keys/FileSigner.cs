using System.Security.Cryptography;

namespace Slipway.Trust.Keys;

/// <summary>Signs with a P-256 key held in memory. Dispose it as soon as the last signature is made.</summary>
public sealed class FileSigner : ISigner, IDisposable
{
    private readonly ECDsa _key;

    internal FileSigner(ECDsa key)
    {
        _key = key;
        Key = VerifyingKey.FromSpki(key.ExportSubjectPublicKeyInfo()) ?? throw new ArgumentException("Not a P-256 key.", nameof(key));
    }

    /// <inheritdoc />
    public VerifyingKey Key { get; }

    /// <inheritdoc />
    public Task<Checked<Signature>> SignAsync(Sha256Digest digest, CancellationToken token) =>
        Task.FromResult<Checked<Signature>>(new Signature(_key.SignHash(digest.ToBytes(), DSASignatureFormat.Rfc3279DerSequence)));

    /// <inheritdoc />
    public void Dispose() => _key.Dispose();
}
