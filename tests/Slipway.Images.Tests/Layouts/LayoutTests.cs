using System.Text;
using Slipway.Images.Composition;
using Slipway.Images.Layouts;
using Slipway.Images.Validation;

namespace Slipway.Images.Tests.Layouts;

public sealed class LayoutTests : IDisposable
{
    private static readonly LayoutOptions Options = new() { Tag = "1.0.0" };

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Write_ThenRead_IsTheSameImageWithItsArtifacts()
    {
        var image = PackedImage.Of(await TestImages.ImageAsync(_folder));
        var sbom = new Artifact("application/vnd.cyclonedx+json", "{\"bom\":1}"u8.ToArray(), "application/vnd.cyclonedx+json", image.Descriptor);
        await WriteAsync(image, Options with { Referrers = [sbom], Repository = ImageReference.Parse("r.example/x") });

        var layout = await OpenAsync();
        var read = (await layout.ReadAsync("1.0.0", CancellationToken.None)).Required;
        var referrers = (await layout.ReadReferrersAsync(image.Digest, CancellationToken.None)).Required;

        Assert.Equal(image.Digest, read.Digest);
        Assert.Equal(image.Images[0].ConfigBytes.ToArray(), read.Images[0].ConfigBytes.ToArray());
        Assert.Equal(image.Images[0].Layers.Select(layer => layer.DiffId), read.Images[0].Layers.Select(layer => layer.DiffId));
        Assert.Equal(sbom.Descriptor.Digest, Assert.Single(referrers).Descriptor.Digest);
        Assert.Equal("r.example/x:1.0.0", layout.Images.Single().Annotations[AnnotationNames.ContainerdName]);
        Assert.Equal(image.Digest, (await layout.ReadAsync(null, CancellationToken.None)).Required.Digest);
    }

    [Fact]
    public async Task Write_IndexOfPlatforms_ReadsBackAllAndSharesLayers()
    {
        var packed = PackedImage.OfPlatforms(
            [await TestImages.ImageAsync(_folder, Platform.LinuxArm64), await TestImages.ImageAsync(_folder)], Descriptor.NoAnnotations);
        await WriteAsync(packed, Options);

        var read = (await (await OpenAsync()).ReadAsync("1.0.0", CancellationToken.None)).Required;

        Assert.Equal(packed.Digest, read.Digest);
        Assert.Equal(packed.Images.Select(image => image.Digest), read.Images.Select(image => image.Digest));
        Assert.Equal(1 + 4 + 3, Directory.GetFiles(_folder["image/blobs/sha256"]).Length);
    }

    [Fact]
    public async Task Read_AsABase_KeepsItsLayersUnderNewOnes()
    {
        await WriteAsync(PackedImage.Of(await TestImages.ImageAsync(_folder)), Options);
        var read = (await (await OpenAsync()).ReadAsync(null, CancellationToken.None)).Required.For(Platform.LinuxAmd64)!;
        var added = new AddedLayer(await TestImages.LayerAsync(_folder, ("plugin", "1")), "plugin");

        var composed = PackedImage.Of(ImageComposer.Compose(read, [added], TestImages.Edits with { Platform = null }));
        await WriteAsync(composed, Options with { Tag = "2" });

        var again = (await (await OpenAsync()).ReadAsync("2", CancellationToken.None)).Required;
        Assert.Equal(read.Manifest.Layers.Add(added.Layer.Descriptor).Select(layer => layer.Digest), again.Images[0].Manifest.Layers.Select(layer => layer.Digest));
        Assert.Empty(await ImageValidator.ValidateAsync(again, CancellationToken.None));
    }

    [Fact]
    public async Task Write_OverAnOldLayout_ReplacesItWholly()
    {
        await WriteAsync(PackedImage.Of(await TestImages.ImageAsync(_folder)), Options);
        var before = Directory.GetFiles(_folder["image/blobs/sha256"]).Select(Path.GetFileName).ToHashSet();
        var other = PackedImage.Of(await TestImages.ImageAsync(_folder, Platform.LinuxArm64));

        await WriteAsync(other, Options);

        var after = Directory.GetFiles(_folder["image/blobs/sha256"]).Select(Path.GetFileName).ToHashSet();
        Assert.Equal(4, after.Count);
        Assert.Single(after.Intersect(before));
        Assert.Equal(["image", "layers"], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Write_OverSomethingElse_IsRefusedAndLeavesItAlone()
    {
        _folder.Write("image/thesis.txt", "years of work");

        var written = await LayoutWriter.WriteAsync(PackedImage.Of(await TestImages.ImageAsync(_folder)), _folder["image"], Options, CancellationToken.None);

        Assert.Equal("SLP5024", Assert.Single(written.Problems).Id);
        Assert.Equal("years of work", File.ReadAllText(_folder["image/thesis.txt"]));
        Assert.Equal(["image", "layers"], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Write_AfterAKilledBuild_RemovesItsDraftButNotALivingOne()
    {
        Directory.CreateDirectory(_folder[".image.dead.folder/blobs"]);
        _folder.Write(".image.dead.partial", "");
        using var living = new FolderDraft(_folder["image"]);

        await WriteAsync(PackedImage.Of(await TestImages.ImageAsync(_folder)), Options);

        Assert.False(Directory.Exists(_folder[".image.dead.folder"]));
        Assert.True(Directory.Exists(living.Path));
    }

    [Fact]
    public async Task Read_DamagedBlobs_NamesEachOfThem()
    {
        var image = await TestImages.ImageAsync(_folder);
        await WriteAsync(PackedImage.Of(image), Options);
        var paths = image.Layers.Select(layer => _folder["image/blobs/sha256/" + layer.Descriptor.Digest.Hex]).ToArray();
        var bytes = File.ReadAllBytes(paths[0]);
        bytes[20] ^= 1;
        File.WriteAllBytes(paths[0], bytes);
        File.AppendAllText(paths[1], "more");

        var read = await (await OpenAsync()).ReadAsync("1.0.0", CancellationToken.None);

        Assert.Equal(["SLP5022", "SLP5023"], read.Problems.Select(problem => problem.Id).Order());
        File.Delete(paths[0]);
        Assert.Contains("SLP5021", (await (await OpenAsync()).ReadAsync("1.0.0", CancellationToken.None)).Problems.Select(problem => problem.Id));
    }

    [Fact]
    public async Task Read_TagThatIsNotThere_NamesThoseThatAre()
    {
        await WriteAsync(PackedImage.Of(await TestImages.ImageAsync(_folder)), Options);
        var problem = Assert.Single((await (await OpenAsync()).ReadAsync("2.0.0", CancellationToken.None)).Problems);
        Assert.Equal("SLP5027", problem.Id);
        Assert.Contains("1.0.0", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"manifests":[{"digest":"sha256:short","mediaType":"x","size":1}]}""")]
    [InlineData("""{"manifests":[{"mediaType":"x","size":1}]}""")]
    [InlineData("""{"manifests":[],"manifests":[]}""")]
    [InlineData("""{"manifests":[{"digest":"\ud800","mediaType":"x","size":1}]}""")]
    [InlineData("""{"manifests":[{"annotations":{"\ud800":"x"},"digest":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","mediaType":"x","size":1}]}""")]
    public async Task Open_MalformedIndex_IsAProblem(string index)
    {
        await WriteAsync(PackedImage.Of(await TestImages.ImageAsync(_folder)), Options);
        await File.WriteAllTextAsync(_folder["image/index.json"], index, Encoding.UTF8, CancellationToken.None);
        Assert.Equal("SLP5025", Assert.Single((await OciLayout.OpenAsync(_folder["image"], CancellationToken.None)).Problems).Id);
    }

    [Fact]
    public async Task Open_FolderThatIsNoLayout_IsAProblem() =>
        Assert.Equal("SLP5020", Assert.Single((await OciLayout.OpenAsync(_folder.Path, CancellationToken.None)).Problems).Id);

    public void Dispose() => _folder.Dispose();

    private async Task WriteAsync(PackedImage image, LayoutOptions options) =>
        Assert.Equal(image.Digest, (await LayoutWriter.WriteAsync(image, _folder["image"], options, CancellationToken.None)).Required.Digest);

    private async Task<OciLayout> OpenAsync() => (await OciLayout.OpenAsync(_folder["image"], CancellationToken.None)).Required;
}
