using System.Formats.Tar;
using System.Text;
using Slipway.Images.Composition;
using Slipway.Images.Layers;
using Slipway.Images.Validation;

namespace Slipway.Images.Tests.Validation;

public sealed class ImageValidatorTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Validate_SoundImages_FindsNothing()
    {
        var image = await TestImages.ImageAsync(_folder);
        Assert.Empty(await ValidateAsync(image));
        var index = PackedImage.OfPlatforms([image, await TestImages.ImageAsync(_folder, Platform.LinuxArm64)], Descriptor.NoAnnotations);
        Assert.Empty(await ImageValidator.ValidateAsync(index, CancellationToken.None));
    }

    [Fact]
    public async Task Validate_DamagedBlob_FindsDigestAndReason()
    {
        var image = await TestImages.ImageAsync(_folder);
        var path = ((BuiltLayer)image.Layers[0]).BlobPath;
        var bytes = await File.ReadAllBytesAsync(path, CancellationToken.None);
        bytes[bytes.Length / 2] ^= 0xff;
        await File.WriteAllBytesAsync(path, bytes, CancellationToken.None);
        var found = await ValidateAsync(image);
        Assert.Equal("SLP5022", found[0]);
        Assert.Contains(found, id => id is "SLP5034" or "SLP5032");
    }

    [Fact]
    public async Task Validate_TruncatedBlob_FindsSizeAndReason()
    {
        var image = await TestImages.ImageAsync(_folder);
        var path = ((BuiltLayer)image.Layers[1]).BlobPath;
        await File.WriteAllBytesAsync(path, (await File.ReadAllBytesAsync(path, CancellationToken.None))[..40], CancellationToken.None);
        Assert.Equal("SLP5023", (await ValidateAsync(image))[0]);
    }

    [Fact]
    public async Task Validate_PathTwiceInALayer_FindsIt()
    {
        var layer = await TestImages.RawLayerAsync(_folder, tar =>
        {
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "a/b"));
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "./a/b"));
        });
        Assert.Equal(["SLP5033"], await ValidateAsync(ImageComposer.Compose(null, [new AddedLayer(layer, "x")], TestImages.Edits)));
    }

    [Fact]
    public async Task Validate_WrongDiffId_FindsItInConfigAndContent()
    {
        var built = await TestImages.LayerAsync(_folder, ("a", "b"));
        var lying = new StoredLayer(Digest.Of("lie"u8), built.Descriptor, built.BlobPath);
        Assert.Equal(["SLP5032"], await ValidateAsync(ImageComposer.Compose(null, [new AddedLayer(lying, "x")], TestImages.Edits)));
    }

    [Fact]
    public async Task Validate_ConfigOfAnotherImage_FindsEveryDisagreement()
    {
        var one = await TestImages.ImageAsync(_folder);
        var layer = await TestImages.LayerAsync(_folder, ("z", "z"));
        var other = ImageComposer.Compose(null, [new AddedLayer(layer, "x")], TestImages.Edits);
        Assert.Equal(["SLP5035", "SLP5030", "SLP5038"], await ValidateAsync(Image.FromBytes(one.ManifestBytes, other.ConfigBytes, other.Layers)));
    }

    [Fact]
    public async Task Validate_HistoryThatStatesTooMuch_FindsIt()
    {
        var layer = await TestImages.LayerAsync(_folder, ("a", "b"));
        var config = Encoding.UTF8.GetBytes($$"""{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":["{{layer.DiffId}}"]},"history":[{},{}]}""");
        var manifest = new ImageManifest { Config = Descriptor.Of(MediaTypes.Config, config), Layers = [layer.Descriptor] };
        Assert.Equal(["SLP5031"], await ValidateAsync(Image.FromBytes(manifest.ToBytes(), config, [layer])));
    }

    [Fact]
    public async Task Validate_DockerLayerInOciManifest_FindsTheMixture()
    {
        var layer = await TestImages.LayerAsync(_folder, ("a", "b"));
        var sound = ImageComposer.Compose(null, [new AddedLayer(layer, "x")], TestImages.Edits);
        var manifest = sound.Manifest with { Layers = [layer.Descriptor with { MediaType = "application/vnd.docker.image.rootfs.diff.tar.gzip" }] };
        Assert.Equal(["SLP5037"], await ValidateAsync(Image.FromBytes(manifest.ToBytes(), sound.ConfigBytes, [layer])));
    }

    [Fact]
    public async Task Validate_ZstdLayer_SaysThatItCannotBeRead()
    {
        var built = await TestImages.LayerAsync(_folder, ("a", "b"));
        var layer = new StoredLayer(built.DiffId, built.Descriptor with { MediaType = MediaTypes.LayerZstd }, built.BlobPath);
        Assert.Equal(["SLP5026"], await ValidateAsync(ImageComposer.Compose(null, [new AddedLayer(layer, "x")], TestImages.Edits)));
    }

    [Fact]
    public async Task Validate_IndexThatLiesAboutItsImages_FindsIt()
    {
        var amd = await TestImages.ImageAsync(_folder);
        var arm = await TestImages.ImageAsync(_folder, Platform.LinuxArm64);
        var sound = PackedImage.OfPlatforms([amd], Descriptor.NoAnnotations);
        var text = Encoding.UTF8.GetString(sound.IndexBytes!.Value.Span).Replace("amd64", "s390x", StringComparison.Ordinal);

        var found = await ImageValidator.ValidateAsync(PackedImage.FromIndex(Encoding.UTF8.GetBytes(text), MediaTypes.Index, [amd, arm]), CancellationToken.None);

        Assert.Equal(["SLP5036", "SLP5039"], found.Select(problem => problem.Id));
        Assert.All(found, problem => Assert.NotEmpty(problem.Remedy));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<string[]> ValidateAsync(Image image) =>
        [.. (await ImageValidator.ValidateAsync(PackedImage.Of(image), CancellationToken.None)).Select(problem => problem.Id)];
}
