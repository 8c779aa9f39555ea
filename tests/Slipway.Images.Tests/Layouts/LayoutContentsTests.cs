using Slipway.Images.Composition;
using Slipway.Images.Layouts;
using Slipway.Images.Validation;

namespace Slipway.Images.Tests.Layouts;

/// <summary>Layouts of several images and of files, and what is said of one that holds more or less than it should.</summary>
public sealed class LayoutContentsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Fill_ImagesAndFiles_HoldsThemAndNothingElse()
    {
        var (contents, blobs) = await ContentsAsync();

        Assert.Null(await LayoutWriter.FillAsync(contents, _folder["image"], CancellationToken.None));

        var layout = (await OciLayout.OpenAsync(_folder["image"], CancellationToken.None)).Required;
        Assert.Equal(["one", "two"], layout.Images.Select(entry => entry.Annotations[AnnotationNames.RefName]));
        Assert.Equal(contents.Images[1].Image.Digest, (await layout.ReadAsync("two", CancellationToken.None)).Required.Digest);
        Assert.Equal("a file"u8.ToArray(), (await layout.ReadBlobAsync(contents.Blobs[0].Descriptor, 6, CancellationToken.None)).Required);
        Assert.Equal("SLP5023", Assert.Single((await layout.ReadBlobAsync(contents.Blobs[0].Descriptor, 5, CancellationToken.None)).Problems).Id);
        var census = await LayoutCensus.TakeAsync(_folder["image"], blobs, CancellationToken.None);
        Assert.Empty(census.Damaged);
        Assert.Empty(census.Strange);
    }

    [Fact]
    public async Task Fill_AFileThatChanged_IsRefusedByItsPath()
    {
        var (contents, _) = await ContentsAsync();
        File.WriteAllText(_folder["file"], "b file");

        var problem = await LayoutWriter.FillAsync(contents, _folder["image"], CancellationToken.None);

        Assert.Equal(("SLP5022", _folder["file"]), (problem?.Id, problem?.Subject));
    }

    [Fact]
    public async Task Fill_CopyingLayers_SharesNoFileWithTheSource()
    {
        var (contents, _) = await ContentsAsync();
        var layer = contents.Images[0].Image.Images[0].Layers[0].Descriptor.Digest.Hex;
        await LayoutWriter.FillAsync(contents with { CopiesLayers = true }, _folder["image"], CancellationToken.None);

        File.AppendAllText(_folder[$"layers/sha256/{layer}"], "more");

        Assert.Empty((await LayoutCensus.TakeAsync(_folder["image"], [contents.Images[0].Image.Images[0].Manifest.Layers[0]], CancellationToken.None)).Damaged);
    }

    [Fact]
    public async Task Census_OfALayoutThatSomebodyChanged_NamesWhatIsDamagedAndWhatIsStrange()
    {
        var (contents, blobs) = await ContentsAsync();
        await LayoutWriter.FillAsync(contents, _folder["image"], CancellationToken.None);
        File.WriteAllText(_folder["image/README"], "more");
        Directory.CreateDirectory(_folder["image/blobs/sha512"]);
        File.WriteAllText(_folder["image/blobs/sha256/more"], "more");
        File.WriteAllText(_folder[$"image/blobs/sha256/{new string('a', 64)}"], "more");
        File.Delete(_folder[$"image/blobs/sha256/{blobs[0].Digest.Hex}"]);
        File.CreateSymbolicLink(_folder[$"image/blobs/sha256/{blobs[0].Digest.Hex}"], _folder["file"]);

        var census = await LayoutCensus.TakeAsync(_folder["image"], blobs, CancellationToken.None);

        Assert.Empty(census.Damaged);
        Assert.Equal(
            new[] { "README", $"blobs/sha256/{blobs[0].Digest.Hex}", $"blobs/sha256/{new string('a', 64)}", "blobs/sha256/more", "blobs/sha512" }.Order(StringComparer.Ordinal),
            census.Strange);
        // Without a list, what has the name of a blob may be one.
        Assert.DoesNotContain($"blobs/sha256/{new string('a', 64)}", LayoutCensus.Strangers(_folder["image"], blobs: null));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<(LayoutContents Contents, Descriptor[] Blobs)> ContentsAsync()
    {
        var images = new[] { PackedImage.Of(await TestImages.ImageAsync(_folder)), PackedImage.Of(await TestImages.ImageAsync(_folder, Platform.LinuxArm64)) };
        var file = Descriptor.Of("text/plain", "a file"u8);
        var contents = new LayoutContents
        {
            Images = [new NamedImage(images[0], "one"), new NamedImage(images[1], "two")],
            Blobs = [new SourceBlob(file, _folder.Write("file", "a file"))],
        };
        return (contents, [file, .. images.SelectMany(image => image.Images.SelectMany(one => new[] { one.Descriptor, one.Manifest.Config }.Concat(one.Manifest.Layers)))]);
    }
}
