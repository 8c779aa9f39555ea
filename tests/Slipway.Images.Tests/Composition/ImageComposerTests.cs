using System.Text;
using System.Text.Json.Nodes;
using Slipway.Images.Composition;
using Slipway.Images.Layers;

namespace Slipway.Images.Tests.Composition;

public sealed class ImageComposerTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Compose_WithoutBase_HasTheApprovedBytes()
    {
        var layer = await TestImages.LayerAsync(_folder, ("a", "b"));
        var image = ImageComposer.Compose(null, [new AddedLayer(layer, "slipway: a+b")], TestImages.Edits with
        {
            Entrypoint = ["/run"],
            User = "65532",
            Labels = Descriptor.NoAnnotations.Add("z", "1").Add("a", "ü & <tag>"),
            ExposedPorts = ["8080/tcp"],
            HealthCheck = new HealthCheck(["/run", "--probe"], TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(5), 3),
            Annotations = Descriptor.NoAnnotations.Add("org.opencontainers.image.version", "1+2"),
        });

        // The blob's digest and size are the compressor's affair; everything else is promised for every machine.
        var manifest = Encoding.UTF8.GetString(image.ManifestBytes.Span)
            .Replace(layer.Descriptor.Digest.ToString(), "BLOB", StringComparison.Ordinal)
            .Replace($"\"size\":{layer.Descriptor.Size}", "\"size\":SIZE", StringComparison.Ordinal);
        Snapshot.Match(Encoding.UTF8.GetString(image.ConfigBytes.Span) + "\n" + manifest + "\n");
    }

    [Fact]
    public async Task Compose_OnABase_KeepsWhatItDoesNotKnow()
    {
        var composed = await OnBaseAsync(
            """
            {"architecture":"arm64","variant":"v8","os":"linux","os.version":"1.2","author":"somebody",
             "config":{"Cmd":["bash"],"OnBuild":["RUN x"],"Shell":["sh"],"Healthcheck":{"Test":["NONE"]},"Env":["A=1","PATH=/old","B=2"],"Labels":{"m":"base"}},
             "rootfs":{"type":"layers","diff_ids":["DIFF"]},"history":[{"created_by":"x"},{"created_by":"y","empty_layer":true}]}
            """,
            TestImages.Edits with { Entrypoint = ["dotnet"], Env = [new("PATH", "/new"), new("C", "3")], Labels = Descriptor.NoAnnotations.Add("a", "added") });

        var config = JsonNode.Parse(composed.ConfigBytes.Span)!;
        Assert.Equal("1.2", (string?)config["os.version"]);
        Assert.Equal("somebody", (string?)config["author"]);
        Assert.Equal("""["RUN x"]""", config["config"]!["OnBuild"]!.ToJsonString());
        Assert.Equal("""{"Test":["NONE"]}""", config["config"]!["Healthcheck"]!.ToJsonString());
        Assert.Equal("""["A=1","PATH=/new","B=2","C=3"]""", config["config"]!["Env"]!.ToJsonString());
        Assert.Equal("""{"a":"added","m":"base"}""", config["config"]!["Labels"]!.ToJsonString());
        Assert.Null(config["config"]!["Cmd"]);
        Assert.Equal(new Platform("linux", "arm64", "v8"), composed.Platform);
        Assert.Equal("1970-01-01T00:00:00Z", composed.Config.Created);
        Assert.Equal(2, composed.Config.HistoryLayers);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""[{"created_by":"a"},{"created_by":"one too many"}]""")]
    [InlineData("""[{"created_by":"only metadata","empty_layer":true}]""")]
    public async Task Compose_OnABaseWithWrongHistory_PutsItRight(string history)
    {
        var composed = await OnBaseAsync(
            $$"""{"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":["DIFF"]},"history":{{history}}}""", TestImages.Edits);
        Assert.Equal(composed.Layers.Count, composed.Config.HistoryLayers);
    }

    [Fact]
    public async Task Compose_OnADockerBase_HasOciTypesOnly()
    {
        var layer = await TestImages.LayerAsync(_folder, ("base", "1"));
        var config = """{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":["DIFF"]}}"""u8.ToArray();
        var baseImage = BaseOf(layer, Encoding.UTF8.GetString(config), MediaTypes.DockerManifest, "application/vnd.docker.image.rootfs.diff.tar.gzip");

        var composed = ImageComposer.Compose(baseImage, [], TestImages.Edits);

        Assert.Equal(MediaTypes.Manifest, composed.Manifest.MediaType);
        Assert.Equal([MediaTypes.LayerGzip], composed.Manifest.Layers.Select(part => part.MediaType));
    }

    [Fact]
    public async Task Compose_SameLayerInTwoImages_HasOneDigest()
    {
        using var elsewhere = new TempFolder();
        var one = await TestImages.LayerAsync(_folder, ("plugins/p.dll", "code"));
        var other = await TestImages.LayerAsync(elsewhere, ("plugins/p.dll", "code"));
        var first = ImageComposer.Compose(null, [new AddedLayer(one, "p")], TestImages.Edits);
        var second = ImageComposer.Compose(await TestImages.ImageAsync(elsewhere), [new AddedLayer(other, "p")], TestImages.Edits);
        Assert.Equal(first.Manifest.Layers[0].Digest, second.Manifest.Layers[^1].Digest);
        Assert.NotEqual(first.Digest, second.Digest);
    }

    [Fact]
    public async Task OfPlatforms_ImagesInAnyOrder_IsOneFlatIndexInTheirOrder()
    {
        var arm = await TestImages.ImageAsync(_folder, Platform.LinuxArm64);
        var amd = await TestImages.ImageAsync(_folder, Platform.LinuxAmd64);

        var packed = PackedImage.OfPlatforms([arm, amd], Descriptor.NoAnnotations);

        Assert.Equal(PackedImage.OfPlatforms([amd, arm], Descriptor.NoAnnotations).Digest, packed.Digest);
        Assert.Equal([Platform.LinuxAmd64, Platform.LinuxArm64], packed.Images.Select(image => image.Platform));
        Assert.Equal(arm.Digest, packed.For(Platform.Parse("linux/arm64/v8"))?.Digest);
        Assert.Null(packed.For(Platform.Parse("linux/s390x")));
        Assert.Equal(amd.Layers[0].Descriptor.Digest, arm.Layers[0].Descriptor.Digest);
        Assert.Throws<ArgumentException>(() => PackedImage.OfPlatforms([amd, amd], Descriptor.NoAnnotations));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<Image> OnBaseAsync(string config, ImageEdits edits)
    {
        var below = await TestImages.LayerAsync(_folder, ("base", "1"));
        var above = await TestImages.LayerAsync(_folder, ("app", "2"));
        return ImageComposer.Compose(BaseOf(below, config, MediaTypes.Manifest, MediaTypes.LayerGzip), [new AddedLayer(above, "app")], edits);
    }

    private static Image BaseOf(BuiltLayer layer, string config, string manifestType, string layerType)
    {
        var bytes = Encoding.UTF8.GetBytes(config.Replace("DIFF", layer.DiffId.ToString(), StringComparison.Ordinal));
        var manifest = new ImageManifest
        {
            MediaType = manifestType,
            Config = Descriptor.Of(MediaTypes.Config, bytes),
            Layers = [layer.Descriptor with { MediaType = layerType }],
        };
        return Image.FromBytes(manifest.ToBytes(), bytes, [layer]);
    }
}
