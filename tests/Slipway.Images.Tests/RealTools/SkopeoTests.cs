using System.Text.Json.Nodes;
using Slipway.Images.Archives;
using Slipway.Images.Composition;
using Slipway.Images.Layouts;
using Slipway.Images.Validation;

namespace Slipway.Images.Tests.RealTools;

public sealed class SkopeoTests : IDisposable
{
    private static readonly LayoutOptions Options = new() { Tag = "1.0.0", Repository = ImageReference.Parse("registry.example.com/team/tiny") };

    private readonly TempFolder _folder = new();
    private readonly string _skopeo = Tool.Require("skopeo", "skopeo");

    [Fact]
    public async Task Inspect_OfLayoutAndArchive_SeesOurDigestAndLayers()
    {
        var image = await WriteBothAsync();
        foreach (var source in new[] { $"oci:{_folder["image"]}:1.0.0", $"oci-archive:{_folder["image.tar"]}:1.0.0" })
        {
            var seen = JsonNode.Parse((await RunAsync("inspect", source)).Output)!;
            Assert.Equal(image.Digest.ToString(), (string?)seen["Digest"]);
            Assert.Equal(image.Images[0].Layers.Select(layer => layer.Descriptor.Digest.ToString()), seen["Layers"]!.AsArray().Select(layer => (string)layer!));
        }

        var docker = JsonNode.Parse((await RunAsync("inspect", "--config", $"docker-archive:{_folder["image.tar"]}")).Output)!;
        Assert.Equal(image.Images[0].Config.DiffIds.Select(id => id.ToString()), docker["rootfs"]!["diff_ids"]!.AsArray().Select(id => (string)id!));
    }

    [Fact]
    public async Task Copy_OfLayoutAndArchive_KeepsTheDigest()
    {
        var image = await WriteBothAsync();
        await RunAsync("copy", $"oci:{_folder["image"]}:1.0.0", $"oci:{_folder["one"]}:1.0.0");
        await RunAsync("copy", $"oci-archive:{_folder["image.tar"]}:1.0.0", $"oci:{_folder["two"]}:1.0.0");
        foreach (var copy in new[] { "one", "two" })
        {
            var layout = (await OciLayout.OpenAsync(_folder[copy], CancellationToken.None)).Required;
            Assert.Equal(image.Digest, (await layout.ReadAsync("1.0.0", CancellationToken.None)).Required.Digest);
        }
    }

    [Fact]
    public async Task Copy_OfDockerHalf_KeepsConfigAndDiffIds()
    {
        var image = await WriteBothAsync();
        await RunAsync("copy", $"docker-archive:{_folder["image.tar"]}:registry.example.com/team/tiny:1.0.0", $"oci:{_folder["copy"]}:1.0.0");
        var layout = (await OciLayout.OpenAsync(_folder["copy"], CancellationToken.None)).Required;
        var read = (await layout.ReadAsync("1.0.0", CancellationToken.None)).Required;
        Assert.Equal(image.Images[0].Config.DiffIds, read.Images[0].Config.DiffIds);
    }

    [Fact]
    public async Task Copy_ToArchivesOfItsOwn_IsReadByUs()
    {
        var image = await WriteBothAsync();
        await RunAsync("copy", $"oci:{_folder["image"]}:1.0.0", $"oci-archive:{_folder["theirs.tar"]}:1.0.0");
        await RunAsync("copy", $"oci:{_folder["image"]}:1.0.0", $"docker-archive:{_folder["docker.tar"]}:registry.example.com/team/tiny:1.0.0");

        var theirs = (await ArchiveReader.OpenAsync(_folder["theirs.tar"], _folder["a"], CancellationToken.None)).Required;
        Assert.Equal(image.Digest, (await theirs.ReadAsync("1.0.0", CancellationToken.None)).Required.Digest);
        var docker = (await ArchiveReader.OpenAsync(_folder["docker.tar"], _folder["b"], CancellationToken.None)).Required;
        var read = (await docker.ReadAsync("1.0.0", CancellationToken.None)).Required;
        Assert.Equal(image.Images[0].Config.DiffIds, read.Images[0].Config.DiffIds);
        Assert.Empty(await ImageValidator.ValidateAsync(read, CancellationToken.None));
    }

    [Fact]
    public async Task Copy_AllOfAnIndex_KeepsItsDigest()
    {
        var packed = PackedImage.OfPlatforms([await TestImages.ImageAsync(_folder), await TestImages.ImageAsync(_folder, Platform.LinuxArm64)], Descriptor.NoAnnotations);
        Assert.True((await LayoutWriter.WriteAsync(packed, _folder["image"], Options, CancellationToken.None)).Ok);

        await RunAsync("copy", "--all", $"oci:{_folder["image"]}:1.0.0", $"oci:{_folder["copy"]}:1.0.0");

        var copy = (await OciLayout.OpenAsync(_folder["copy"], CancellationToken.None)).Required;
        Assert.Equal(packed.Digest, (await copy.ReadAsync("1.0.0", CancellationToken.None)).Required.Digest);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<PackedImage> WriteBothAsync()
    {
        var image = PackedImage.Of(await TestImages.ImageAsync(_folder));
        var referrer = new Artifact("application/vnd.example", "evidence"u8.ToArray(), "text/plain", image.Descriptor);
        Assert.True((await LayoutWriter.WriteAsync(image, _folder["image"], Options with { Referrers = [referrer] }, CancellationToken.None)).Ok);
        Assert.True((await ArchiveWriter.WriteAsync(image, _folder["image.tar"], Options, CancellationToken.None)).Ok);
        return image;
    }

    private async Task<CommandResult> RunAsync(params string[] arguments)
    {
        var result = await CommandRunner.RunAsync(_skopeo, ["--insecure-policy", "--tmpdir", _folder.Path, .. arguments]);
        Assert.True(result.ExitCode == 0, result.All);
        return result;
    }
}
