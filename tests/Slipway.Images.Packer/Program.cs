using Slipway.Images;
using Slipway.Images.Caching;
using Slipway.Images.Composition;
using Slipway.Images.Layers;
using Slipway.Images.Layouts;
using Slipway.Images.Registries;

// packer FOLDER CACHE OUT: packs a folder into an image as a build would, through a cache, in a process of its own, so
// that tests can run it under another umask, time zone or number of cores, several times at once, and kill it.
// packer push LAYOUT REFERENCE: pushes the image of a layout, to be killed likewise.
if (args[0] == "push")
{
    using var client = new RegistryClient(new RegistryOptions { Time = TimeProvider.System, Jitter = Random.Shared.NextDouble });
    var layout = (await OciLayout.OpenAsync(args[1], CancellationToken.None)).Required;
    var pushed = await ImagePush.PushAsync(client, layout, null, PushTarget.Of(ImageReference.Parse(args[2])), CancellationToken.None);
    Console.WriteLine(pushed.Required.Reference.Digest);
    return;
}

var (folder, cacheFolder, output) = (args[0], args[1], args[2]);
var entries = Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
    .Select(file => LayerEntry.FileFrom(Path.GetRelativePath(folder, file), file));
var layer = await new LayerCache(cacheFolder).GetOrBuildAsync(
    "packer", () => LayerTree.From(entries).Required, new LayerOptions { HashFiles = true }, CancellationToken.None);
var image = PackedImage.Of(ImageComposer.Compose(
    null,
    [new AddedLayer(layer.Layer, "packer")],
    new ImageEdits { Created = DateTimeOffset.UnixEpoch, Platform = Platform.LinuxAmd64, User = "65532" }));
var written = await LayoutWriter.WriteAsync(image, output, new LayoutOptions { Tag = "1" }, CancellationToken.None);
Console.WriteLine(written.Required.Digest);
