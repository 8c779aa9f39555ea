using System.Formats.Tar;
using System.Text;
using Slipway.Builder.Verification.Rebuilding;
using Slipway.Images;
using Slipway.Images.Layers;

namespace Slipway.Builder.Tests.Verification;

public sealed class LayerComparisonTests
{
    [Fact]
    public async Task Compare_NamesEachFileThatDiffersAndHow()
    {
        var published = Layer(("app/same", "x", 0), ("app/content", "old", 0), ("app/mode", "x", 0), ("app/gone", "x", 0));
        var rebuilt = Layer(("app/same", "x", 0), ("app/content", "newer", 0), ("app/mode", "x", UnixFileMode.UserExecute), ("app/more", "x", 0));

        Assert.Equal(
            [
                "app/content: other content (3 bytes published, 5 built again)",
                "app/gone: only in the published one",
                "app/mode: another mode (UserRead published, UserExecute, UserRead built again)",
                "app/more: only in the one built again",
            ],
            await LayerComparison.CompareAsync(published, rebuilt, CancellationToken.None));
    }

    [Fact]
    public async Task Compare_OfTheSameFilesInAnotherOrder_SaysThatOnlyThat() => Assert.Equal(
        ["the files are the same; their times, their owners or the order differ"],
        await LayerComparison.CompareAsync(Layer(("a", "1", 0), ("b", "2", 0)), Layer(("b", "2", 0), ("a", "1", 0)), CancellationToken.None));

    private static PlainLayer Layer(params (string Path, string Content, UnixFileMode More)[] files)
    {
        using var tar = new MemoryStream();
        using (var writer = new TarWriter(tar, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var (path, content, more) in files)
            {
                writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, path) { Mode = UnixFileMode.UserRead | more, DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)) });
            }
        }

        return new PlainLayer(tar.ToArray());
    }

    private sealed record PlainLayer(byte[] Tar) : ILayer
    {
        public Digest DiffId => Digest.Of(Tar);

        public Descriptor Descriptor => Descriptor.Of("application/vnd.oci.image.layer.v1.tar", Tar);

        public ValueTask<Stream> OpenAsync(CancellationToken token) => new(new MemoryStream(Tar, writable: false));
    }
}
