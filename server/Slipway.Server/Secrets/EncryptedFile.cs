using System.Security.Cryptography;
using System.Text;

namespace Slipway.Server.Secrets;

/// <summary>An encrypted file cannot be used; the message says why.</summary>
internal sealed class EncryptedFileException(string message) : Exception(message);

/// <summary>
/// The format of the encrypted store, four lines: <c>slipway-secrets/1</c>, the key's id, nonce, and ciphertext with its
/// tag, the last two in base64. AES-256-GCM; the first two lines are authenticated with the content.
/// </summary>
internal static class EncryptedFile
{
    private const string Format = "slipway-secrets/1";
    private const int TagLength = 16;
    private const int NonceLength = 12;

    public static byte[] Encrypt(ReadOnlySpan<byte> content, SecretKey key)
    {
        // A random nonce is safe here: a key writes its file far less often than 2^32 times.
        var nonce = RandomNumberGenerator.GetBytes(NonceLength);
        var sealedContent = new byte[content.Length + TagLength];
        using (var aes = new AesGcm(key.Bytes, TagLength))
        {
            aes.Encrypt(nonce, content, sealedContent.AsSpan(0, content.Length), sealedContent.AsSpan(content.Length), Header(key.Id));
        }

        return Encoding.ASCII.GetBytes($"{Format}\n{key.Id}\n{Convert.ToBase64String(nonce)}\n{Convert.ToBase64String(sealedContent)}\n");
    }

    /// <summary>The content.</summary>
    /// <exception cref="EncryptedFileException">The file is damaged, was changed, or needs a key that is not there.</exception>
    public static byte[] Decrypt(ReadOnlySpan<byte> file, IReadOnlyList<SecretKey> keys)
    {
        if (Encoding.ASCII.GetString(file).TrimEnd('\n').Split('\n') is not [Format, var id, var nonceText, var sealedText])
        {
            throw new EncryptedFileException($"is no {Format} file");
        }

        var key = keys.FirstOrDefault(candidate => candidate.Id == id)
            ?? throw new EncryptedFileException($"was encrypted with the key {id}, which is not among the given keys");
        try
        {
            var nonce = Convert.FromBase64String(nonceText);
            var sealedContent = Convert.FromBase64String(sealedText);
            var content = new byte[sealedContent.Length - TagLength];
            using var aes = new AesGcm(key.Bytes, TagLength);
            aes.Decrypt(nonce, sealedContent.AsSpan(0, content.Length), sealedContent.AsSpan(content.Length), content, Header(id));
            return content;
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException or ArgumentException or OverflowException)
        {
            throw new EncryptedFileException("was changed or damaged: its content does not belong to its tag");
        }
    }

    private static byte[] Header(string keyId) => Encoding.ASCII.GetBytes($"{Format}\n{keyId}");
}
