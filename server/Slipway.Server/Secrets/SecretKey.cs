using System.Security.Cryptography;

namespace Slipway.Server.Secrets;

/// <summary>A key of the encrypted store, with the short name by which its file tells which key it needs.</summary>
internal sealed class SecretKey
{
    public const int Length = 32;

    private SecretKey(byte[] bytes)
    {
        Bytes = bytes;
        Id = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8));
    }

    public byte[] Bytes { get; }

    /// <summary>The first eight bytes of the key's SHA-256; it does not give the key away.</summary>
    public string Id { get; }

    /// <summary>Keys in base64, separated by commas or lines; empty when one of them is none.</summary>
    public static IReadOnlyList<SecretKey> ParseAll(string text)
    {
        List<SecretKey> keys = [];
        foreach (var part in text.Split([',', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var bytes = new byte[Length];
            if (!Convert.TryFromBase64String(part, bytes, out var written) || written != Length)
            {
                return [];
            }

            keys.Add(new SecretKey(bytes));
        }

        return keys;
    }
}
