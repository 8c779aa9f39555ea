using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using Slipway.Images.Layers;

namespace Slipway.Images.Reading;

/// <summary>Reads existing layers, ours and others'. Nothing is unpacked to disk and nothing is executed.</summary>
/// <remarks>A damaged layer shows as <see cref="InvalidDataException"/> or <see cref="EndOfStreamException"/>.</remarks>
public static class LayerReader
{
    /// <summary>Whether the layer's compression is one that can be read here.</summary>
    public static bool CanRead(ILayer layer) => IsPlain(layer) || IsGzip(layer);

    /// <summary>Everything in a layer, in its own order.</summary>
    public static async IAsyncEnumerable<LayerItem> ListAsync(ILayer layer, [EnumeratorCancellation] CancellationToken token)
    {
        await using var tar = Decompress(layer, await layer.OpenAsync(token));
        await foreach (var (item, _) in ItemsAsync(tar, token))
        {
            yield return item;
        }
    }

    /// <summary>The content of a file in a layer, or null; the last one, where a path occurs twice.</summary>
    public static async Task<byte[]?> ReadFileAsync(ILayer layer, string path, CancellationToken token)
    {
        byte[]? found = null;
        await using var tar = Decompress(layer, await layer.OpenAsync(token));
        await foreach (var (item, content) in ItemsAsync(tar, token))
        {
            if (item.Path == path && content is not null)
            {
                using var copy = new MemoryStream();
                await content.CopyToAsync(copy, token);
                found = copy.ToArray();
            }
        }

        return found;
    }

    /// <summary>The files of a layer that are wanted, by path, in one pass. A hard link has no content of its own and is left out.</summary>
    public static async Task<IReadOnlyDictionary<string, byte[]>> ReadFilesAsync(ILayer layer, Func<LayerItem, bool> wanted, CancellationToken token)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        await using var tar = Decompress(layer, await layer.OpenAsync(token));
        await foreach (var (item, content) in ItemsAsync(tar, token))
        {
            if (content is not null && wanted(item))
            {
                using var copy = new MemoryStream();
                await content.CopyToAsync(copy, token);
                files[item.Path] = copy.ToArray();
            }
        }

        return files;
    }

    /// <summary>Hands every file of a layer to a visitor, in one pass. A hard link has no content of its own and is left out.</summary>
    public static async Task VisitFilesAsync(ILayer layer, Func<LayerItem, Stream, Task> visit, CancellationToken token)
    {
        await using var tar = Decompress(layer, await layer.OpenAsync(token));
        await foreach (var (item, content) in ItemsAsync(tar, token))
        {
            // A file without content has no stream.
            if (item is { Kind: LayerEntryKind.File, Target: "" })
            {
                await visit(item, content ?? Stream.Null);
            }
        }
    }

    /// <summary>The layer's tar.</summary>
    internal static Stream Decompress(ILayer layer, Stream blob) =>
        IsGzip(layer) ? new GZipStream(blob, CompressionMode.Decompress)
        : IsPlain(layer) ? blob
        : throw new InvalidDataException($"Layers of the type '{layer.Descriptor.MediaType}' cannot be read here.");

    /// <summary>The items of a tar, each with the content of a file while it is the current one.</summary>
    internal static async IAsyncEnumerable<(LayerItem Item, Stream? Content)> ItemsAsync(
        Stream tar, [EnumeratorCancellation] CancellationToken token)
    {
        await using var reader = new TarReader(new EndedTar(tar), leaveOpen: true);
        while (await reader.GetNextEntryAsync(copyData: false, token) is { } entry)
        {
            if (KindOf(entry.EntryType) is { } kind && Normal(entry.Name) is { Length: > 0 } path)
            {
                var size = entry.EntryType == TarEntryType.HardLink ? 0 : entry.Length;
                yield return (new LayerItem(path, kind, size, entry.Mode, entry.LinkName ?? ""), entry.DataStream);
            }
        }
    }

    private static bool IsGzip(ILayer layer) => layer.Descriptor.MediaType.EndsWith("gzip", StringComparison.Ordinal);

    private static bool IsPlain(ILayer layer) => layer.Descriptor.MediaType.EndsWith(".tar", StringComparison.Ordinal);

    private static LayerEntryKind? KindOf(TarEntryType type) => type switch
    {
        TarEntryType.RegularFile or TarEntryType.V7RegularFile => LayerEntryKind.File,
        TarEntryType.ContiguousFile or TarEntryType.HardLink => LayerEntryKind.File,
        TarEntryType.Directory => LayerEntryKind.Directory,
        TarEntryType.SymbolicLink => LayerEntryKind.Symlink,
        _ => null,
    };

    // As engines take it: a way back ends at the root.
    private static string Normal(string name)
    {
        var path = new List<string>();
        foreach (var part in name.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != "."))
        {
            if (part != "..")
            {
                path.Add(part);
            }
            else if (path.Count > 0)
            {
                path.RemoveAt(path.Count - 1);
            }
        }

        return string.Join('/', path);
    }
}
