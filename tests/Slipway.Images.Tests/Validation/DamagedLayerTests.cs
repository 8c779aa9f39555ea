using System.Formats.Tar;
using FsCheck;
using FsCheck.Fluent;
using Slipway.Images.Archives;
using Slipway.Images.Composition;
using Slipway.Images.Layers;
using Slipway.Images.Layouts;
using Slipway.Images.Validation;

namespace Slipway.Images.Tests.Validation;

public sealed class DamagedLayerTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Validate_LayerDamagedAnywhere_FindsItAndNeverThrows()
    {
        var layer = await TestImages.RawLayerAsync(_folder, tar =>
        {
            tar.WriteEntry(new UstarTarEntry(TarEntryType.Directory, "a"));
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "a/b") { DataStream = new MemoryStream(new byte[700]) });
            tar.WriteEntry(new UstarTarEntry(TarEntryType.SymbolicLink, "c") { LinkName = "a/b" });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, new string('x', 200)));
        });
        var path = ((StoredLayer)layer).BlobPath;
        var sound = File.ReadAllBytes(path);
        var image = PackedImage.Of(ImageComposer.Compose(null, [new AddedLayer(layer, "x")], TestImages.Edits));
        Prop.ForAll(Damages(sound.Length).ToArbitrary(), damages =>
        {
            File.WriteAllBytes(path, Damaged(sound, damages));
            return ImageValidator.ValidateAsync(image, CancellationToken.None).GetAwaiter().GetResult().Count > 0;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task Open_ArchiveDamagedAnywhere_IsAProblemOrTheSameImageAndNeverThrows()
    {
        var image = PackedImage.Of(await TestImages.ImageAsync(_folder));
        await ArchiveWriter.WriteAsync(image, _folder["image.tar"], new LayoutOptions { Tag = "1" }, CancellationToken.None);
        var sound = File.ReadAllBytes(_folder["image.tar"]);
        Prop.ForAll(Damages(sound.Length).ToArbitrary(), damages =>
        {
            File.WriteAllBytes(_folder["damaged.tar"], Damaged(sound, damages));
            if (Directory.Exists(_folder["scratch"]))
            {
                Directory.Delete(_folder["scratch"], recursive: true);
            }

            var opened = ArchiveReader.OpenAsync(_folder["damaged.tar"], _folder["scratch"], CancellationToken.None).GetAwaiter().GetResult();
            var read = opened.Value?.ReadAsync("1", CancellationToken.None).GetAwaiter().GetResult();
            return opened.Problems.Count > 0 || read!.Problems.Count > 0 || read.Required.Digest == image.Digest;
        }).QuickCheckThrowOnFailure();
    }

    public void Dispose() => _folder.Dispose();

    // One flipped byte at least; sometimes the end is missing too.
    private static Gen<(int At, int Mask, int Length)[]> Damages(int length) =>
        (from at in Gen.Choose(0, length - 1)
         from mask in Gen.Choose(1, 255)
         from cut in Gen.Frequency((5, Gen.Constant(length)), (1, Gen.Choose(0, length)))
         select (at, mask, cut)).ArrayOf().Where(list => list.Length > 0 && list.DistinctBy(damage => damage.at).Count() == list.Length);

    private static byte[] Damaged(byte[] sound, (int At, int Mask, int Length)[] damages)
    {
        var bytes = sound.ToArray();
        foreach (var (at, mask, _) in damages)
        {
            bytes[at] ^= (byte)mask;
        }

        return bytes[..damages.Min(damage => damage.Length)];
    }
}
