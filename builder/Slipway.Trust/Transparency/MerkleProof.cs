using System.Numerics;
using System.Security.Cryptography;
using Slipway.Trust.Sigstore;

namespace Slipway.Trust.Transparency;

/// <summary>The tree of a transparency log (RFC 6962, 2.1): from an entry and its siblings to the root.</summary>
internal static class MerkleProof
{
    /// <summary>Whether the proof leads from the entry to its own root.</summary>
    public static bool Holds(InclusionProof proof, ReadOnlySpan<byte> entry) =>
        RootOf(proof, entry) is { } root && root.AsSpan().SequenceEqual(proof.RootHash.Span);

    private static byte[]? RootOf(InclusionProof proof, ReadOnlySpan<byte> entry)
    {
        if (proof.LogIndex < 0 || proof.LogIndex >= proof.TreeSize)
        {
            return null;
        }

        // Where the way to the entry and the way to the last entry part, the siblings change from both sides to the left side only.
        var (index, last) = ((ulong)proof.LogIndex, (ulong)proof.TreeSize - 1);
        var inner = 64 - BitOperations.LeadingZeroCount(index ^ last);
        var border = BitOperations.PopCount(inner < 64 ? index >> inner : 0);
        if (proof.Hashes.Length != inner + border)
        {
            return null;
        }

        var hash = Hash(0, entry, []);
        for (var level = 0; level < proof.Hashes.Length; level++)
        {
            var sibling = proof.Hashes[level].Span;
            var siblingIsLeft = level >= inner || ((index >> level) & 1) == 1;
            hash = siblingIsLeft ? Hash(1, sibling, hash) : Hash(1, hash, sibling);
        }

        return hash;
    }

    private static byte[] Hash(byte prefix, ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([prefix]);
        hash.AppendData(left);
        hash.AppendData(right);
        return hash.GetHashAndReset();
    }
}
