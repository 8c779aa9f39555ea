using System.Text;
using Slipway.Images.Blobs;
using Slipway.Images.Composition;
using Slipway.Images.Layers;

namespace Slipway.Images.Tests;

/// <summary>Small images for tests, made in a folder of the test.</summary>
internal static class TestImages
{
    public static ImageEdits Edits { get; } = new() { Created = DateTimeOffset.UnixEpoch, Platform = Platform.LinuxAmd64 };

    public static Task<BuiltLayer> LayerAsync(TempFolder folder, params (string Path, string Text)[] files) => LayerBuilder.BuildAsync(
        LayerTree.From(files.Select(file => LayerEntry.File(file.Path, Encoding.UTF8.GetBytes(file.Text)))).Required,
        new BlobFolder(folder["layers"]), new LayerOptions(), CancellationToken.None);

    public static async Task<Image> ImageAsync(TempFolder folder, Platform? platform = null) => ImageComposer.Compose(
        null,
        [
            new AddedLayer(await LayerAsync(folder, ("etc/os", "tiny"), ("app/a.txt", "one")), "base"),
            new AddedLayer(await LayerAsync(folder, ("app/b.txt", $"for {platform ?? Platform.LinuxAmd64}")), "app"),
        ],
        Edits with { Platform = platform ?? Platform.LinuxAmd64 });

    /// <summary>A layer of entries that our own builder refuses to make, such as whiteouts, duplicates or hard links.</summary>
    public static async Task<ILayer> RawLayerAsync(TempFolder folder, Action<System.Formats.Tar.TarWriter> write)
    {
        using var tar = new MemoryStream();
        await using (var writer = new System.Formats.Tar.TarWriter(tar, System.Formats.Tar.TarEntryFormat.Ustar, leaveOpen: true))
        {
            write(writer);
        }

        var digest = Digest.Of(tar.ToArray());
        var blobs = new BlobFolder(folder["layers"]);
        await blobs.WriteAsync(tar.ToArray(), CancellationToken.None);
        return new StoredLayer(digest, new Descriptor(MediaTypes.LayerTar, digest, tar.Length), blobs.PathOf(digest));
    }
}
