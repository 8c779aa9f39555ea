using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Slipway.Images.Archives;
using Slipway.Images.Composition;
using Slipway.Images.Layouts;

namespace Slipway.Images.Tests.Archives;

public sealed class ArchiveTests : IDisposable
{
    private static readonly LayoutOptions Options = new() { Tag = "1.0.0", Repository = ImageReference.Parse("r.example/x") };

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Write_ThenRead_IsTheSameImage()
    {
        var image = PackedImage.Of(await TestImages.ImageAsync(_folder));
        await WriteAsync(image, "image.tar");

        var read = (await (await OpenAsync("image.tar")).ReadAsync("1.0.0", CancellationToken.None)).Required;

        Assert.Equal(image.Digest, read.Digest);
    }

    [Fact]
    public async Task Write_Twice_HasTheSameBytes()
    {
        var image = PackedImage.OfPlatforms([await TestImages.ImageAsync(_folder), await TestImages.ImageAsync(_folder, Platform.LinuxArm64)], Descriptor.NoAnnotations);
        await WriteAsync(image, "one.tar");
        await WriteAsync(image, "two.tar");
        Assert.Equal(File.ReadAllBytes(_folder["one.tar"]), File.ReadAllBytes(_folder["two.tar"]));
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.partial"));
    }

    [Fact]
    public async Task Open_GzippedArchive_ReadsIt()
    {
        var image = PackedImage.Of(await TestImages.ImageAsync(_folder));
        await WriteAsync(image, "image.tar");
        await using (var gzip = new GZipStream(File.Create(_folder["image.tar.gz"]), CompressionLevel.Fastest))
        {
            await gzip.WriteAsync(File.ReadAllBytes(_folder["image.tar"]), CancellationToken.None);
        }

        Assert.Equal(image.Digest, (await (await OpenAsync("image.tar.gz")).ReadAsync(null, CancellationToken.None)).Required.Digest);
    }

    [Fact]
    public async Task Open_DockerArchive_HasTheSameConfigAndLayers()
    {
        var image = await TestImages.ImageAsync(_folder);
        await using (var tar = new TarWriter(File.Create(_folder["docker.tar"])))
        {
            await PutAsync(tar, "config.json", image.ConfigBytes.ToArray());
            await PutAsync(tar, "aa/layer.tar", await BlobAsync(image, 0));
            tar.WriteEntry(new UstarTarEntry(TarEntryType.SymbolicLink, "bb/layer.tar") { LinkName = "../cc/layer.tar" });
            await PutAsync(tar, "cc/layer.tar", await BlobAsync(image, 1));
            await PutAsync(tar, "manifest.json", """[{"Config":"config.json","RepoTags":["r.example/x:1.0.0"],"Layers":["aa/layer.tar","bb/layer.tar"]}]"""u8.ToArray());
        }

        var layout = await OpenAsync("docker.tar");
        var read = (await layout.ReadAsync("1.0.0", CancellationToken.None)).Required;

        Assert.Equal(image.Manifest.Config.Digest, read.Images[0].Manifest.Config.Digest);
        Assert.Equal(image.Digest, read.Digest);
        Assert.Equal("r.example/x:1.0.0", layout.Images.Single().Annotations[AnnotationNames.ContainerdName]);
    }

    [Theory]
    [InlineData("""[{"Config":"none.json","Layers":[]}]""")]
    [InlineData("""{"Config":"none.json"}""")]
    [InlineData("""[{"Config":1}]""")]
    [InlineData("""[]x""")]
    public async Task Open_DockerArchiveThatLies_IsAProblem(string manifest)
    {
        await using (var tar = new TarWriter(File.Create(_folder["docker.tar"])))
        {
            await PutAsync(tar, "manifest.json", Encoding.UTF8.GetBytes(manifest));
        }

        Assert.Equal("SLP5025", Assert.Single((await ArchiveReader.OpenAsync(_folder["docker.tar"], _folder["scratch"], CancellationToken.None)).Problems).Id);
    }

    [Fact]
    public async Task Open_NamesThatLeadOutside_StayInTheFolder()
    {
        await using (var tar = new TarWriter(File.Create(_folder["evil.tar"])))
        {
            await PutAsync(tar, "../../escaped", [1]);
            await PutAsync(tar, "blobs/sha256/../../../escaped", [1]);
            await PutAsync(tar, "/escaped", [1]);
        }

        var opened = await ArchiveReader.OpenAsync(_folder["evil.tar"], _folder["in/scratch"], CancellationToken.None);

        Assert.Equal("SLP5020", Assert.Single(opened.Problems).Id);
        Assert.Equal(["evil.tar", "in"], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order());
        Assert.Equal(["scratch"], Directory.GetFileSystemEntries(_folder["in"]).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("some text", "neither a tar nor a gzip")]
    [InlineData(null, "no such file")]
    public async Task Open_WhatIsNoArchive_SaysWhatItIs(string? content, string said)
    {
        if (content is not null)
        {
            File.WriteAllText(_folder["thing"], content);
        }

        var problem = Assert.Single((await ArchiveReader.OpenAsync(_folder["thing"], _folder["scratch"], CancellationToken.None)).Problems);

        Assert.Equal("SLP5020", problem.Id);
        Assert.Contains(said, problem.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Open_TruncatedArchive_IsAProblem()
    {
        await WriteAsync(PackedImage.Of(await TestImages.ImageAsync(_folder)), "image.tar");
        File.WriteAllBytes(_folder["half.tar"], File.ReadAllBytes(_folder["image.tar"])[..2000]);
        Assert.NotEmpty((await ArchiveReader.OpenAsync(_folder["half.tar"], _folder["scratch"], CancellationToken.None)).Problems);
    }

    [Fact]
    public async Task Write_OverAFolder_IsRefused()
    {
        var image = PackedImage.Of(await TestImages.ImageAsync(_folder));
        var written = await ArchiveWriter.WriteAsync(image, _folder.Path, Options, CancellationToken.None);
        Assert.Equal("SLP5028", Assert.Single(written.Problems).Id);
    }

    public void Dispose() => _folder.Dispose();

    private async Task WriteAsync(PackedImage image, string name) =>
        Assert.True((await ArchiveWriter.WriteAsync(image, _folder[name], Options, CancellationToken.None)).Ok);

    private async Task<OciLayout> OpenAsync(string name) =>
        (await ArchiveReader.OpenAsync(_folder[name], _folder["scratch"], CancellationToken.None)).Required;

    private static Task PutAsync(TarWriter tar, string name, byte[] content) =>
        tar.WriteEntryAsync(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });

    private static async Task<byte[]> BlobAsync(Image image, int layer)
    {
        await using var stream = await image.Layers[layer].OpenAsync(CancellationToken.None);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }
}
