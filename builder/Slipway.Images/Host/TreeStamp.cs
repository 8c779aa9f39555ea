using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Slipway.Images.Layers;

namespace Slipway.Images.Host;

/// <summary>
/// A cache key for a tree of machine files that reads none of them: path, length and time of change of each, as make
/// would judge. Installing another version of a package changes length or time.
/// </summary>
internal static class TreeStamp
{
    public static string Of(LayerTree tree)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var entry in tree.Entries)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{entry.Kind}\0{entry.Path}\0{(int)entry.Mode}\0{entry.Target}\0{Content(entry)}\n"));
        }

        return Digest.FromHash(hash.GetHashAndReset()).ToString();
    }

    private static string Content(LayerEntry entry)
    {
        if (entry.SourcePath is { } path)
        {
            var file = new FileInfo(path);
            return string.Create(CultureInfo.InvariantCulture, $"{path}\0{file.Length}\0{file.LastWriteTimeUtc.Ticks}");
        }

        if (entry.Open is null)
        {
            return "";
        }

        using var stream = entry.Open().Stream;
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
