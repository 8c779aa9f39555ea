using Slipway.Images.Composition;
using Slipway.Images.Layers;
using Slipway.Images.Tests.Host;

namespace Slipway.Images.Tests.RealTools;

/// <summary>An image that runs: the base of this machine and a small server on it.</summary>
internal static class ProbeImage
{
    /// <summary>What the server prints where everything is in place.</summary>
    public const string Greeting = "served as nonroot, signature of 64 bytes, trusted roots: True";

    /// <summary>The image, composed once.</summary>
    public static Task<PackedImage> Made { get; } = MakeAsync();

    private static async Task<PackedImage> MakeAsync()
    {
        var host = await HostMachine.Base;
        var folder = Repository.PathOf("artifacts/bin/Slipway.Images.Probe/release");
        var files = Directory.GetFiles(folder).Order(StringComparer.Ordinal)
            .Select(file => LayerEntry.FileFrom("app/" + Path.GetFileName(file), file));
        var app = await HostMachine.Cache.GetOrBuildAsync("probe", () => LayerTree.From(files).Required, new LayerOptions(), CancellationToken.None);
        return PackedImage.Of(ImageComposer.Compose(
            host.Image,
            [new AddedLayer(app.Layer, "the probe")],
            new ImageEdits
            {
                Created = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero),
                Entrypoint = ["dotnet", "/app/Slipway.Images.Probe.dll"],
                WorkingDirectory = "/app",
                Env = [new("OPSORCH_ADDR", ":8080")],
            }));
    }
}
