using Slipway.Images.Blobs;
using Slipway.Images.Layouts;

namespace Slipway.Images.Validation;

/// <summary>What a layout's folder holds, held against what it should hold.</summary>
/// <param name="Damaged">Blobs that are missing or have other content than their digest says.</param>
/// <param name="Strange">What lies there and should not, by its path in the folder: files, folders, links.</param>
public sealed record LayoutCensus(IReadOnlyList<ImageProblem> Damaged, IReadOnlyList<string> Strange)
{
    /// <summary>What lies in a layout that has no business there. Nothing is read, and no link is followed.</summary>
    /// <param name="folder">The layout.</param>
    /// <param name="blobs">The blobs that it should hold; null for any.</param>
    public static IReadOnlyList<string> Strangers(string folder, IEnumerable<Digest>? blobs)
    {
        var known = blobs?.Select(blob => blob.Hex).ToHashSet(StringComparer.Ordinal);
        List<string> strange = [];
        Look("", name => name is LayoutFiles.Marker or LayoutFiles.Index, name => name == LayoutFiles.Blobs);
        Look(LayoutFiles.Blobs, _ => false, name => name == Algorithm);
        Look($"{LayoutFiles.Blobs}/{Algorithm}", name => known?.Contains(name) ?? Digest.TryParse($"{Algorithm}:{name}", out _), _ => false);
        strange.Sort(StringComparer.Ordinal);
        return strange;

        void Look(string below, Func<string, bool> isFile, Func<string, bool> isFolder)
        {
            var place = new DirectoryInfo(Path.Combine(folder, below));
            // A folder that is a link was told of already, and what it points to is none of our business.
            foreach (var entry in place is { Exists: true, LinkTarget: null } || below.Length == 0 ? place.EnumerateFileSystemInfos() : [])
            {
                if (entry.LinkTarget is not null || !(entry is DirectoryInfo ? isFolder(entry.Name) : isFile(entry.Name)))
                {
                    strange.Add(below.Length == 0 ? entry.Name : $"{below}/{entry.Name}");
                }
            }
        }
    }

    /// <summary>Looks at everything: each blob is read to its end, and whatever else lies there is named.</summary>
    public static async Task<LayoutCensus> TakeAsync(string folder, IReadOnlyCollection<Descriptor> blobs, CancellationToken token)
    {
        var place = new BlobFolder(Path.Combine(folder, LayoutFiles.Blobs));
        List<ImageProblem> damaged = [];
        foreach (var blob in blobs.DistinctBy(blob => (blob.Digest, blob.Size)))
        {
            damaged.AddRange(await BlobFile.VerifyAsync(place.PathOf(blob.Digest), blob, token) is { } problem ? [problem] : []);
        }

        return new LayoutCensus(damaged, Strangers(folder, blobs.Select(blob => blob.Digest)));
    }

    private const string Algorithm = "sha256";
}
