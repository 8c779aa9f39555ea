using Slipway.Images.Archives;
using Slipway.Images.Layouts;

namespace Slipway.Images.Tests.RealTools;

public sealed class DockerdTests
{
    [Fact]
    public async Task LoadAndRun_OfArchive_ServesReadOnlyAsItsUserUnderItsName()
    {
        const string Name = "registry.example.com/team/probe";
        using var folder = new TempFolder();
        var image = await ProbeImage.Made;
        var options = new LayoutOptions { Tag = "1.0.0", Repository = ImageReference.Parse(Name) };
        Assert.True((await ArchiveWriter.WriteAsync(image, folder["image.tar"], options, CancellationToken.None)).Ok);
        await using var docker = await Dockerd.StartAsync();

        var loaded = await docker.RunAsync("load", "--input", folder["image.tar"]);

        Assert.True(loaded.ExitCode == 0, loaded.All);
        Assert.Contains(Name + ":1.0.0", loaded.Output, StringComparison.Ordinal);
        var id = await docker.RunAsync("image", "inspect", "--format", "{{.Id}}", Name + ":1.0.0");
        Assert.Equal(image.Images[0].Manifest.Config.Digest.ToString(), id.Output.Trim());
        var run = await docker.RunAsync("run", "--rm", "--network", "none", "--read-only", "--tmpfs", "/tmp", Name + ":1.0.0");
        Assert.True(run.ExitCode == 0, run.All);
        Assert.Equal(ProbeImage.Greeting, run.Output.Trim());
    }

    [Fact]
    public async Task Save_ByDocker_IsReadByUs()
    {
        using var folder = new TempFolder();
        var image = Images.Composition.PackedImage.Of(await TestImages.ImageAsync(folder));
        var options = new LayoutOptions { Tag = "1.0.0", Repository = ImageReference.Parse("tiny") };
        Assert.True((await ArchiveWriter.WriteAsync(image, folder["image.tar"], options, CancellationToken.None)).Ok);
        await using var docker = await Dockerd.StartAsync();
        var loaded = await docker.RunAsync("load", "--input", folder["image.tar"]);
        Assert.True(loaded.ExitCode == 0, loaded.All);

        var saved = await docker.RunAsync("save", "--output", folder["saved.tar"], "tiny:1.0.0");

        Assert.True(saved.ExitCode == 0, saved.All);
        var layout = (await ArchiveReader.OpenAsync(folder["saved.tar"], folder["scratch"], CancellationToken.None)).Required;
        var read = (await layout.ReadAsync("1.0.0", CancellationToken.None)).Required;
        Assert.Equal(image.Images[0].Config.DiffIds, read.Images[0].Config.DiffIds);
        Assert.Equal(image.Images[0].Manifest.Config.Digest, read.Images[0].Manifest.Config.Digest);
    }
}
