using System.Text;

namespace Slipway.Builder.Bundles;

/// <summary>What a path in a bundle may look like: one that cannot lead out of the place into which it is unpacked.</summary>
internal static class BundlePath
{
    private const int Longest = 1000;
    private const int LongestPart = 255;

    /// <summary>Why a path is none, or null.</summary>
    public static string? Problem(string path) =>
        path.Length is 0 or > Longest ? "it is empty or too long"
        : path.Any(letter => char.IsControl(letter) || letter is '\\' or '\uFFFD') ? "it has a backslash or a control character"
        : path.Split('/').Any(part => part is "" or "." or "..") ? "it is absolute, or has an empty, '.' or '..' part"
        : path.Split('/').Any(part => Encoding.UTF8.GetByteCount(part) > LongestPart) ? "a part of it is longer than a file's name may be"
        : null;

    /// <summary>The first of the paths that lies below another as if that were a folder; null when there is none.</summary>
    public static string? Conflict(IEnumerable<string> paths)
    {
        var all = paths.ToHashSet(StringComparer.Ordinal);
        return all.Order(StringComparer.Ordinal).FirstOrDefault(path => FoldersOf(path).Any(all.Contains));
    }

    private static IEnumerable<string> FoldersOf(string path)
    {
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            yield return path[..slash];
        }
    }
}
