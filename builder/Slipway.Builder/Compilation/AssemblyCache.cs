using System.Security.Cryptography;
using System.Text;
using Slipway.Images.Blobs;

namespace Slipway.Builder.Compilation;

/// <summary>
/// Compiled assemblies by everything that decides their bytes. A file begins with the hash over its key and its bytes: what is
/// damaged, or lies under another's name, counts as absent and is made again. Files appear whole or not at all.
/// </summary>
public sealed class AssemblyCache(string folder)
{
    private const int HashSize = SHA256.HashSizeInBytes;

    /// <summary>The assembly that was made for a key, or null.</summary>
    public async Task<ReadOnlyMemory<byte>?> FindAsync(string key, CancellationToken token)
    {
        var path = PathOf(key);
        if (!File.Exists(path))
        {
            return null;
        }

        ReadOnlyMemory<byte> content = await File.ReadAllBytesAsync(path, token);
        if (content.Length <= HashSize || !content.Span[..HashSize].SequenceEqual(HashOf(key, content.Span[HashSize..])))
        {
            return null;
        }

        return content[HashSize..];
    }

    /// <summary>Keeps an assembly.</summary>
    public Task KeepAsync(string key, ReadOnlyMemory<byte> assembly, CancellationToken token) =>
        WholeFile.WriteAsync(PathOf(key), (byte[])[.. HashOf(key, assembly.Span), .. assembly.Span], token);

    private string PathOf(string key) => Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))));

    private static byte[] HashOf(string key, ReadOnlySpan<byte> assembly)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(key));
        hash.AppendData(assembly);
        return hash.GetHashAndReset();
    }
}
