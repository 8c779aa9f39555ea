using System.Globalization;
using System.Text;
using Slipway.Images.Blobs;
using Slipway.Images.Layers;

namespace Slipway.Images.Caching;

/// <summary>
/// Layers by what they were made of. A key names the content (package hash, path set, ...); what else decides the bytes
/// (options, format, runtime) is added here. A hit is verified by digest; what is damaged counts as absent and is built
/// again. Any number of processes may use one folder: files appear whole, under their final name, or not at all.
/// </summary>
public sealed class LayerCache
{
    private readonly BlobFolder _blobs;
    private readonly string _entries;

    /// <summary>Uses a folder, which is made when it is missing.</summary>
    public LayerCache(string folder)
    {
        Folder = folder;
        _entries = Path.Combine(folder, "layers");
        Directory.CreateDirectory(_entries);
        _blobs = new BlobFolder(Path.Combine(folder, "blobs"));
        Directory.CreateDirectory(_blobs.Folder);
        DraftFile.RemoveAbandoned(_blobs.Folder, BlobDraft.Prefix);
    }

    /// <summary>The cache's folder.</summary>
    public string Folder { get; }

    /// <summary>The layer that was made for a key, or null.</summary>
    public async Task<BuiltLayer?> FindAsync(string key, LayerOptions options, CancellationToken token)
    {
        var full = FullKey(key, options);
        var path = EntryPath(full);
        if (!File.Exists(path) || CacheEntry.Parse(await File.ReadAllBytesAsync(path, token), full) is not { } entry)
        {
            return null;
        }

        var blob = _blobs.PathOf(entry.Blob.Digest);
        return await BlobFile.VerifyAsync(blob, entry.Blob, token) is null ? entry.ToLayer(blob) : null;
    }

    /// <summary>The layer for a key: the one that is kept, else one that is built of the tree and kept.</summary>
    public async Task<CachedLayer> GetOrBuildAsync(string key, Func<LayerTree> tree, LayerOptions options, CancellationToken token)
    {
        if (await FindAsync(key, options, token) is { } known)
        {
            return new CachedLayer(known, Hit: true);
        }

        var built = await LayerBuilder.BuildAsync(tree(), _blobs, options, token);
        var full = FullKey(key, options);
        await WholeFile.WriteAsync(EntryPath(full), CacheEntry.Of(full, built).ToBytes(), token);
        return new CachedLayer(built, Hit: false);
    }

    /// <summary>How many layers are kept and how many bytes they take.</summary>
    public LayerCacheUse Measure()
    {
        var blobs = BlobFiles();
        return new LayerCacheUse(EntryFiles().Length, blobs.Sum(blob => blob.Length));
    }

    /// <summary>Removes the layers that were kept longest, until at most so many bytes are left.</summary>
    public void Prune(long bytes)
    {
        var left = BlobFiles().Sum(blob => blob.Length);
        foreach (var blob in BlobFiles().OrderBy(blob => blob.LastWriteTimeUtc).ThenBy(blob => blob.Name, StringComparer.Ordinal))
        {
            if (left <= bytes)
            {
                break;
            }

            left -= blob.Length;
            blob.Delete();
        }

        // An entry without its blob is as good as none; it goes too.
        var kept = BlobFiles().Select(blob => blob.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in EntryFiles())
        {
            if (CacheEntry.BlobOf(File.ReadAllBytes(entry.FullName)) is not { } blob || !kept.Contains(blob.Hex))
            {
                entry.Delete();
            }
        }
    }

    private FileInfo[] BlobFiles() =>
        new DirectoryInfo(Path.Combine(_blobs.Folder, "sha256")) is { Exists: true } folder ? folder.GetFiles() : [];

    private FileInfo[] EntryFiles() => [.. new DirectoryInfo(_entries).GetFiles().Where(file => !file.Name.StartsWith('.'))];

    private static string FullKey(string key, LayerOptions options)
    {
        var (level, time, files) = (options.CompressionLevel, options.Time.ToUnixTimeSeconds(), options.HashFiles ? "files" : "");
        return string.Create(CultureInfo.InvariantCulture, $"{LayerBuilder.FormatVersion}/{level}/{time}/{files}/{key}");
    }

    private string EntryPath(string fullKey) => Path.Combine(_entries, Digest.Of(Encoding.UTF8.GetBytes(fullKey)).Hex);
}
