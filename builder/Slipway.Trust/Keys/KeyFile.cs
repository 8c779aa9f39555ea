using System.Security.Cryptography;

namespace Slipway.Trust.Keys;

/// <summary>Private keys as files: PKCS #8 PEM, P-256, encrypted with a passphrase (PBES2: PBKDF2 with SHA-256, AES-256-CBC).</summary>
public static class KeyFile
{
    // What OWASP advises for PBKDF2 with SHA-256; about a tenth of a second for whoever knows the passphrase.
    private const int Iterations = 600_000;

    private static readonly PbeParameters Encryption = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, Iterations);

    /// <summary>Makes a key; an empty passphrase leaves the private half unencrypted, for keys that live as long as one demonstration.</summary>
    public static KeyPair Create(ReadOnlySpan<char> passphrase)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = passphrase.IsEmpty ? key.ExportPkcs8PrivateKeyPem() : key.ExportEncryptedPkcs8PrivateKeyPem(passphrase, Encryption);
        var verifying = VerifyingKey.FromSpki(key.ExportSubjectPublicKeyInfo())!;
        return new KeyPair(pem + "\n", verifying.ToPem(), verifying);
    }

    /// <summary>Opens a private key; <paramref name="subject"/> names the file in problems.</summary>
    public static Checked<FileSigner> Open(string pem, ReadOnlySpan<char> passphrase, string subject)
    {
        if (!PemEncoding.TryFind(pem, out var fields))
        {
            return KeyProblems.NoPem(subject);
        }

        var label = pem[fields.Label];
        if (label is "ENCRYPTED PRIVATE KEY" && passphrase.IsEmpty)
        {
            return KeyProblems.PassphraseNeeded(subject);
        }

        return label switch
        {
            "ENCRYPTED PRIVATE KEY" or "PRIVATE KEY" or "EC PRIVATE KEY" => Import(pem, label, passphrase, subject),
            "ENCRYPTED COSIGN PRIVATE KEY" or "ENCRYPTED SIGSTORE PRIVATE KEY" => KeyProblems.CosignKey(subject, label),
            _ => KeyProblems.NotAPrivateKey(subject, label),
        };
    }

    private static Checked<FileSigner> Import(string pem, string label, ReadOnlySpan<char> passphrase, string subject)
    {
        var key = ECDsa.Create();
        try
        {
            if (label is "ENCRYPTED PRIVATE KEY")
            {
                key.ImportFromEncryptedPem(pem, passphrase);
            }
            else
            {
                key.ImportFromPem(pem);
            }

            if (VerifyingKey.FromSpki(key.ExportSubjectPublicKeyInfo())?.Algorithm is KeyAlgorithm.EcdsaP256)
            {
                return new FileSigner(key);
            }

            key.Dispose();
            return KeyProblems.WrongCurve(subject);
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            key.Dispose();
            return label is "ENCRYPTED PRIVATE KEY" ? KeyProblems.WrongPassphrase(subject) : KeyProblems.WrongCurve(subject);
        }
    }
}
