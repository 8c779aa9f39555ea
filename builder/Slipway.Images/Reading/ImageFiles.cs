using Slipway.Images.Composition;
using Slipway.Images.Layers;

namespace Slipway.Images.Reading;

/// <summary>The file system of an image as a container sees it: all layers merged, whiteouts applied.</summary>
public sealed class ImageFiles
{
    private const int MostLinks = 40;

    private readonly SortedDictionary<string, ImageFile> _files;

    private ImageFiles(SortedDictionary<string, ImageFile> files) => _files = files;

    /// <summary>Every path that is left, in ordinal order.</summary>
    public IReadOnlyCollection<ImageFile> All => _files.Values;

    /// <summary>Merges the layers of an image.</summary>
    public static async Task<ImageFiles> MergeAsync(Image image, CancellationToken token)
    {
        var files = new SortedDictionary<string, ImageFile>(StringComparer.Ordinal);
        for (var index = 0; index < image.Layers.Count; index++)
        {
            var items = new List<LayerItem>();
            await foreach (var item in LayerReader.ListAsync(image.Layers[index], token))
            {
                items.Add(item);
            }

            Remove(files, items);
            Add(files, items, image.Layers[index], index);
        }

        return new ImageFiles(files);
    }

    /// <summary>Where a container has what the layer calls so: engines follow the links in the folders of a path, and unpack there.</summary>
    public string PlaceOf(ImageFile file) =>
        Resolve(file.Item.Folder) is { } folder ? folder.Length == 0 ? file.Item.Name : $"{folder}/{file.Item.Name}" : file.Item.Path;

    /// <summary>The file at a path, symbolic links followed in every part; null when there is none.</summary>
    public ImageFile? Find(string path) => Resolve(path) is { } place ? _files.GetValueOrDefault(place) : null;

    // The path without links; null where they lead in a circle.
    private string? Resolve(string path)
    {
        var parts = new Stack<string>(path.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse());
        var at = "";
        for (var links = 0; parts.TryPop(out var part);)
        {
            if (part is "." or "..")
            {
                at = part == "." ? at : at[..Math.Max(0, at.LastIndexOf('/'))];
                continue;
            }

            var next = at.Length == 0 ? part : $"{at}/{part}";
            if (!_files.TryGetValue(next, out var file) || file.Item.Kind != LayerEntryKind.Symlink)
            {
                at = next;
                continue;
            }

            if (++links > MostLinks)
            {
                return null;
            }

            at = file.Item.Target.StartsWith('/') ? "" : at;
            foreach (var piece in file.Item.Target.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse())
            {
                parts.Push(piece);
            }
        }

        return at;
    }

    /// <summary>The content of a file, links followed; null when there is none.</summary>
    public async Task<byte[]?> ReadAsync(string path, CancellationToken token)
    {
        if (Find(path) is not { Item.Kind: LayerEntryKind.File } file)
        {
            return null;
        }

        // A hard link's content is its target's, in the same layer.
        var isHardLink = file.Item.Target.Length > 0;
        return await LayerReader.ReadFileAsync(file.Layer, isHardLink ? file.Item.Target.TrimStart('.', '/') : file.Item.Path, token);
    }

    // Whiteouts speak of lower layers only, so they come first, wherever the layer has them.
    private static void Remove(SortedDictionary<string, ImageFile> files, IEnumerable<LayerItem> items)
    {
        foreach (var item in items)
        {
            var (path, withItself) = item.HidesFolder ? (item.Folder, false) : (item.Removes, true);
            if (path is null)
            {
                continue;
            }

            RemoveBelow(files, path);
            if (withItself)
            {
                files.Remove(path);
            }
        }
    }

    private static void Add(SortedDictionary<string, ImageFile> files, IEnumerable<LayerItem> items, ILayer layer, int index)
    {
        foreach (var item in items.Where(item => !item.HidesFolder && item.Removes is null))
        {
            // A file in the place of a folder takes away what was below.
            if (item.Kind != LayerEntryKind.Directory && files.GetValueOrDefault(item.Path) is { Item.Kind: LayerEntryKind.Directory })
            {
                RemoveBelow(files, item.Path);
            }

            files[item.Path] = new ImageFile(item, index, layer);
        }
    }

    private static void RemoveBelow(SortedDictionary<string, ImageFile> files, string folder)
    {
        var prefix = folder.Length == 0 ? "" : folder + "/";
        foreach (var path in files.Keys.Where(path => path.StartsWith(prefix, StringComparison.Ordinal)).ToArray())
        {
            files.Remove(path);
        }
    }
}
