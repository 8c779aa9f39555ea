using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Slipway.Trust.Sbom.Inventory;

/// <summary>The files of an image as a container sees them, or of a folder that stands for one.</summary>
public interface IFileTree
{
    /// <summary>The paths of all files, without a leading slash, in ordinal order.</summary>
    IReadOnlyList<string> Paths { get; }

    /// <summary>Opens a file; false when there is none.</summary>
    bool TryOpen(string path, [NotNullWhen(true)] out Stream? content);

    /// <summary>The digest of a file; null when there is none. Whoever knows digests already need not read the file for it.</summary>
    Sha256Digest? DigestOf(string path)
    {
        if (!TryOpen(path, out var content))
        {
            return null;
        }

        using var _ = content;
        return Sha256Digest.FromHash(SHA256.HashData(content));
    }
}
