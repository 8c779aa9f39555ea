using System.Text.Json.Nodes;
using Slipway.Images;
using Slipway.Images.Blobs;
using Slipway.Images.Composition;
using Slipway.Images.Layers;
using Slipway.Images.Layouts;
using Slipway.Images.Tests.RealTools;
using Slipway.Images.Validation;

namespace Slipway.Cli.Tests.Verbs;

/// <summary>Servers for several platforms, on a base that has them, in the real docker-registry; skopeo and umoci judge.</summary>
public sealed class PlatformTests : CommandTest
{
    private readonly string _skopeo = Tool.Require("skopeo", "skopeo");

    [Fact]
    public async Task Build_BaseOfTwoPlatforms_GivesAFlatIndexThatSharesWhatIsNeutral()
    {
        var umoci = Tool.Require("umoci", "umoci");
        await using var registry = await DockerRegistry.StartAsync();
        Site.Feed.WithServer().WithPlugin("one").WithPlugin("native", more: maker => maker
            .File("runtimes/linux-x64/native/libn.so", "for x64").File("runtimes/linux-arm64/native/libn.so", "for arm64"));
        Manifest(["one", "native"], await BaseAsync(registry), "linux/arm64, linux/amd64");

        var locked = await RunAsync("lock", "toy.yaml");
        var built = await RunAsync("build", "toy.yaml", "-o", "out", "--locked");
        var again = await RunAsync([("SLIPWAY_CACHE", Site["other"])], "build", "toy.yaml", "-o", "again", "--locked");

        Assert.True(locked.ExitCode == 0 && built.ExitCode == 0, locked.All + built.All);
        Assert.Equal(built.Output.Split('@')[1], again.Output.Split('@')[1]);
        var packed = (await (await OciLayout.OpenAsync(Site["out/image"], CancellationToken.None)).Required.ReadAsync(null, CancellationToken.None)).Required;
        Assert.Empty(await ImageValidator.ValidateAsync(packed, CancellationToken.None));
        Assert.NotNull(packed.IndexBytes);
        Assert.Contains("SLP5505", built.Error, StringComparison.Ordinal);
        var inspected = await RunAsync("inspect", "out");
        Assert.True(inspected.ExitCode == 0 && inspected.Output.Contains("acme/native", StringComparison.Ordinal), inspected.All);
        Assert.Equal([Platform.LinuxAmd64, Platform.LinuxArm64], packed.Images.Select(image => image.Platform));
        var one = await RunAsync("sbom", "out");
        Assert.Contains("the image is for linux/amd64, linux/arm64; this is linux/amd64, and --platform asks for another", one.Error, StringComparison.Ordinal);
        Assert.Contains("\"linux/arm64\"", (await RunAsync("sbom", "out", "--platform", "linux/arm64")).Output, StringComparison.Ordinal);
        Assert.Contains("the image is not made for linux/s390x; it is for linux/amd64, linux/arm64", (await RunAsync("sbom", "out", "--platform", "linux/s390x")).Error, StringComparison.Ordinal);
        // Base, server, the native plugin, the other plugin, composition.
        var same = packed.Images[0].Config.DiffIds.Zip(packed.Images[1].Config.DiffIds, (left, right) => left == right);
        Assert.Equal([false, true, false, true, false], same);
        var bases = JsonNode.Parse(File.ReadAllText(Site["toy.lock.json"]))!["bases"]!;
        var report = JsonNode.Parse(File.ReadAllText(Site["out/build.json"]))!;
        Assert.Equal(0, (await RunAsync("generate", "toy.yaml", "-o", "project", "--locked")).ExitCode);
        Assert.Contains("<RuntimeIdentifiers>linux-x64;linux-arm64</RuntimeIdentifiers>", File.ReadAllText(Site["project/toy.csproj"]), StringComparison.Ordinal);
        // No feed here has anything of .NET for another platform.
        await RunToolAsync("dotnet", "restore", Site["project"], "--packages", Site["restored"]);
        foreach (var image in packed.Images)
        {
            Assert.Equal((string?)bases[image.Platform.ToString()], image.Config.Labels["org.opencontainers.image.base.digest"]);
            Assert.Equal((string?)bases[image.Platform.ToString()], (string?)report["bases"]![image.Platform.ToString()]);
            var architecture = image.Platform.Architecture;
            await RunToolAsync(_skopeo, "--insecure-policy", "--override-arch", architecture, "copy", $"oci:{Site["out/image"]}:1.2.3", $"oci:{Site[architecture]}:1");
            await RunToolAsync(umoci, "unpack", "--rootless", "--image", $"{Site[architecture]}:1", Site[architecture + "-unpacked"]);
            Assert.Equal(architecture, File.ReadAllText(Site[$"{architecture}-unpacked/rootfs/etc/architecture"]));
            var identifier = architecture == "amd64" ? "x64" : "arm64";
            Assert.Equal("for " + identifier, File.ReadAllText(Site[$"{architecture}-unpacked/rootfs/app/libn.so"]));
            Assert.Contains($"runtimes/linux-{identifier}/native/libn.so", File.ReadAllText(Site[$"{architecture}-unpacked/rootfs/app/toy.deps.json"]), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("linux/arm64, linux/amd64")]
    [InlineData("linux/arm64")]
    public async Task Lock_PluginWithNativeCodeForOnePlatform_IsRefusedByName(string platforms)
    {
        await using var registry = await DockerRegistry.StartAsync();
        Site.Feed.WithServer().WithPlugin("one").WithPlugin("native", more: maker => maker.File("runtimes/linux-x64/native/libn.so", "for x64"));
        Manifest(["one", "native"], await BaseAsync(registry), platforms);

        var result = await RunAsync("lock", "toy.yaml");

        Assert.Equal((4, ""), (result.ExitCode, result.Output));
        Assert.Contains("SLP2019", result.Error, StringComparison.Ordinal);
        Assert.Contains("plugin \"native\" does not fit every platform of spec.platforms: Acme.Ops.Native 1.0.0 has native libraries for linux/amd64 and none for linux/arm64", result.Error, StringComparison.Ordinal);
        Assert.Contains("1 error;", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("linux/s390x", "SLP8025", 10)]
    [InlineData("linux/riscv", "SLP5503", 1)]
    [InlineData("linux/arm64, linux/arm64/v8", "SLP5503", 1)]
    public async Task Lock_PlatformThatCannotBe_IsRefused(string platforms, string id, int code)
    {
        await using var registry = await DockerRegistry.StartAsync();
        Site.Feed.WithServer();
        Manifest([], await BaseAsync(registry), platforms);

        var result = await RunAsync("lock", "toy.yaml");

        Assert.Contains(id, result.Error, StringComparison.Ordinal);
        Assert.Equal((code, ""), (result.ExitCode, result.Output));
    }

    private void Manifest(IEnumerable<string> plugins, string image, string platforms)
    {
        Site.Manifest(plugins, $"  platforms: [ {platforms} ]");
        Site.Write("toy.yaml", File.ReadAllText(Site["toy.yaml"]).Replace("image: host", $"image: \"{image}\"", StringComparison.Ordinal));
    }

    // There is no machine here that runs the other platform; what is in a base of it plays no part for packing.
    private async Task<string> BaseAsync(DockerRegistry registry)
    {
        List<Image> images = [];
        foreach (var platform in new[] { Platform.LinuxAmd64, Platform.LinuxArm64 })
        {
            var tree = LayerTree.From([LayerEntry.File("etc/architecture", System.Text.Encoding.UTF8.GetBytes(platform.Architecture))]);
            var layer = await LayerBuilder.BuildAsync(tree.Required, new BlobFolder(Site["base-layers"]), new LayerOptions(), CancellationToken.None);
            images.Add(ImageComposer.Compose(null, [new AddedLayer(layer, "base")], new() { Created = DateTimeOffset.UnixEpoch, Platform = platform }));
        }

        var index = PackedImage.OfPlatforms(images, System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty);
        Assert.True((await LayoutWriter.WriteAsync(index, Site["base"], new() { Tag = "1" }, CancellationToken.None)).Ok);
        await RunToolAsync(_skopeo, "--insecure-policy", "copy", "--all", "--dest-tls-verify=false", $"oci:{Site["base"]}:1", $"docker://{registry.Host}/team/base:1");
        return $"{registry.Host}/team/base:1";
    }

    private static async Task RunToolAsync(string program, params string[] arguments)
    {
        var result = await CommandRunner.RunAsync(program, arguments);
        Assert.True(result.ExitCode == 0, result.All);
    }
}
