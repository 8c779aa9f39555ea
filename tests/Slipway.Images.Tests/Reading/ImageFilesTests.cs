using System.Formats.Tar;
using System.Text;
using Slipway.Images.Composition;
using Slipway.Images.Layers;
using Slipway.Images.Reading;

namespace Slipway.Images.Tests.Reading;

public sealed class ImageFilesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Merge_LayersWithWhiteouts_ShowsWhatAContainerSees()
    {
        var below = await TestImages.LayerAsync(_folder, ("a/1", "one"), ("a/2", "two"), ("b/x/deep", "x"), ("b/y", "y"), ("c", "file"), ("d/in", "d"));
        var above = await TestImages.RawLayerAsync(_folder, tar =>
        {
            Put(tar, "./a/.wh.1", "");
            Put(tar, "b/.wh..wh..opq", "");
            Put(tar, "b/new", "new");
            Put(tar, "c", "changed");
            Put(tar, "d", "now a file");
        });

        var files = await ImageFiles.MergeAsync(ImageOf(below, above), CancellationToken.None);

        Assert.Equal(["a", "a/2", "b", "b/new", "c", "d"], files.All.Select(file => file.Item.Path));
        Assert.Equal("changed", await TextAsync(files, "c"));
        Assert.Equal((1, 7), (files.Find("c")!.LayerIndex, files.Find("c")!.Item.Size));
        Assert.Null(await files.ReadAsync("a/1", CancellationToken.None));
    }

    [Fact]
    public async Task Find_ThroughLinks_ReachesTheFile()
    {
        var layer = await TestImages.RawLayerAsync(_folder, tar =>
        {
            Put(tar, "usr/lib/real", "found");
            tar.WriteEntry(new UstarTarEntry(TarEntryType.SymbolicLink, "lib") { LinkName = "usr/lib" });
            tar.WriteEntry(new UstarTarEntry(TarEntryType.SymbolicLink, "usr/lib/up") { LinkName = "../../lib/real" });
            tar.WriteEntry(new UstarTarEntry(TarEntryType.SymbolicLink, "abs") { LinkName = "/lib/up" });
            tar.WriteEntry(new UstarTarEntry(TarEntryType.SymbolicLink, "loop") { LinkName = "loop" });
            tar.WriteEntry(new UstarTarEntry(TarEntryType.HardLink, "hard") { LinkName = "usr/lib/real" });
        });
        var files = await ImageFiles.MergeAsync(ImageOf(layer), CancellationToken.None);

        Assert.Equal("found", await TextAsync(files, "/abs"));
        Assert.Equal("found", await TextAsync(files, "lib/../lib/./real"));
        Assert.Equal("found", await TextAsync(files, "hard"));
        Assert.Null(files.Find("loop"));
        Assert.Null(files.Find("usr/lib/none"));
    }

    [Fact]
    public async Task PlaceOf_NamesThatEnginesResolve_IsWhereAContainerHasThem()
    {
        var below = await TestImages.RawLayerAsync(_folder, tar =>
        {
            Put(tar, "app/ops.dll", "good");
            tar.WriteEntry(new UstarTarEntry(TarEntryType.SymbolicLink, "x") { LinkName = "/app" });
            tar.WriteEntry(new UstarTarEntry(TarEntryType.SymbolicLink, "y") { LinkName = "x/../x" });
        });
        var above = await TestImages.RawLayerAsync(_folder, tar =>
        {
            Put(tar, "x/one.dll", "one");
            Put(tar, "y/two.dll", "two");
            Put(tar, "z/../app/three.dll", "three");
            Put(tar, "../../app/four.dll", "four");
            Put(tar, "z/five.dll", "five");
        });

        var files = await ImageFiles.MergeAsync(ImageOf(below, above), CancellationToken.None);

        Assert.Equal(
            ["app/four.dll", "app/one.dll", "app/ops.dll", "app/three.dll", "app/two.dll", "z/five.dll"],
            files.All.Where(file => file.Item.Kind == LayerEntryKind.File).Select(files.PlaceOf).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task List_OfOurLayer_StatesSizesAndModes()
    {
        var items = new List<LayerItem>();
        await foreach (var item in LayerReader.ListAsync(await TestImages.LayerAsync(_folder, ("app/a", "12345")), CancellationToken.None))
        {
            items.Add(item);
        }

        Assert.Equal(
            [
                new LayerItem("app", LayerEntryKind.Directory, 0, (UnixFileMode)Convert.ToInt32("755", 8), ""),
                new LayerItem("app/a", LayerEntryKind.File, 5, (UnixFileMode)Convert.ToInt32("644", 8), ""),
            ],
            items);
    }

    public void Dispose() => _folder.Dispose();

    private static Image ImageOf(params ILayer[] layers) =>
        ImageComposer.Compose(null, [.. layers.Select(layer => new AddedLayer(layer, "test"))], TestImages.Edits);

    private static void Put(TarWriter tar, string path, string text) =>
        tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });

    private static async Task<string?> TextAsync(ImageFiles files, string path) =>
        await files.ReadAsync(path, CancellationToken.None) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
}
