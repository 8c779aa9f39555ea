using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Slipway.Images.Composition;
using Slipway.Images.Layers;
using Slipway.Images.Reading;
using Slipway.Trust;
using Slipway.Trust.Sbom.Inventory;

namespace Slipway.Builder.Evidence.Bills;

/// <summary>
/// The files of an image as a container sees them. Every layer is read once: what an inventory reads is kept, of everything else the digest only,
/// so that an image of any size fits.
/// </summary>
internal sealed class ImageTree : IFileTree
{
    private static readonly string[] Read = ["etc/os-release", "usr/lib/os-release", "var/lib/dpkg/status", "lib/apk/db/installed", "usr/lib/apk/db/installed"];

    private readonly ImageFiles _files;
    private readonly Dictionary<ImageFile, Sha256Digest> _digests = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ImageFile, byte[]> _contents = new(ReferenceEqualityComparer.Instance);

    private ImageTree(ImageFiles files)
    {
        _files = files;
        Paths = [.. files.All.Where(file => file.Item.Kind == LayerEntryKind.File).Select(file => file.Item.Path)];
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Paths { get; }

    public static async Task<ImageTree> ReadAsync(Image image, CancellationToken token)
    {
        var tree = new ImageTree(await ImageFiles.MergeAsync(image, token));
        for (var index = 0; index < image.Layers.Count; index++)
        {
            await tree.TakeAsync(image.Layers[index], index, token);
        }

        return tree;
    }

    /// <inheritdoc />
    public bool TryOpen(string path, [NotNullWhen(true)] out Stream? content)
    {
        content = FileAt(path) is { } file && _contents.TryGetValue(file, out var bytes) ? new MemoryStream(bytes, writable: false) : null;
        return content is not null;
    }

    /// <inheritdoc />
    public Sha256Digest? DigestOf(string path) => FileAt(path) is { } file && _digests.TryGetValue(file, out var digest) ? digest : null;

    private async Task TakeAsync(ILayer layer, int index, CancellationToken token)
    {
        var here = _files.All.Where(file => file.LayerIndex == index).ToDictionary(file => file.Item.Path, StringComparer.Ordinal);
        var linked = here.Values.Where(file => file.Item is { Kind: LayerEntryKind.File, Target.Length: > 0 })
            .ToLookup(file => Normal(file.Item.Target), StringComparer.Ordinal);
        await LayerReader.VisitFilesAsync(layer, async (item, content) =>
        {
            ImageFile[] names = [.. here.TryGetValue(item.Path, out var file) ? [file] : Array.Empty<ImageFile>(), .. linked[item.Path]];
            if (names.Length > 0)
            {
                await KeepAsync(names, content, token);
            }
        }, token);
    }

    private async Task KeepAsync(ImageFile[] names, Stream content, CancellationToken token)
    {
        if (!Array.Exists(names, file => IsRead(file.Item.Path)))
        {
            var digest = await Sha256Digest.OfAsync(content, token);
            Array.ForEach(names, file => _digests[file] = digest);
            return;
        }

        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, token);
        var bytes = copy.ToArray();
        foreach (var file in names)
        {
            _contents[file] = bytes;
            _digests[file] = Sha256Digest.FromHash(SHA256.HashData(bytes));
        }
    }

    private static bool IsRead(string path) =>
        Array.IndexOf(Read, path) >= 0
        || path.EndsWith(".deps.json", StringComparison.Ordinal)
        || path.StartsWith("var/lib/dpkg/info/", StringComparison.Ordinal) && path.EndsWith(".list", StringComparison.Ordinal)
        || path.StartsWith("var/lib/dpkg/status.d/", StringComparison.Ordinal)
        || path.StartsWith("usr/share/doc/", StringComparison.Ordinal) && path.EndsWith("/copyright", StringComparison.Ordinal);

    private ImageFile? FileAt(string path) => _files.Find(path) is { Item.Kind: LayerEntryKind.File } file ? file : null;

    private static string Normal(string target) => string.Join('/', target.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != "."));
}
