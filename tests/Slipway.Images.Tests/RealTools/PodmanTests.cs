using Slipway.Images.Archives;
using Slipway.Images.Layouts;

namespace Slipway.Images.Tests.RealTools;

public sealed class PodmanTests
{
    [Fact]
    public async Task LoadAndRun_OfArchive_ServesReadOnlyAsItsUserUnderItsName()
    {
        using var podman = new Podman();
        using var folder = new TempFolder();
        var image = await ProbeImage.Made;
        var options = new LayoutOptions { Tag = "1.0.0", Repository = ImageReference.Parse("registry.example.com/team/probe") };
        Assert.True((await ArchiveWriter.WriteAsync(image, folder["image.tar"], options, CancellationToken.None)).Ok);

        var loaded = await podman.RunAsync("load", "--input", folder["image.tar"]);

        Assert.True(loaded.ExitCode == 0, loaded.All);
        Assert.Contains("registry.example.com/team/probe:1.0.0", loaded.Output, StringComparison.Ordinal);
        var run = await podman.StartAsync("registry.example.com/team/probe:1.0.0");
        Assert.True(run.ExitCode == 0, run.All);
        Assert.Equal(ProbeImage.Greeting, run.Output.Trim());
        var id = await podman.RunAsync("image", "inspect", "--format", "{{.Id}}", "registry.example.com/team/probe:1.0.0");
        Assert.Equal(image.Images[0].Manifest.Config.Digest.Hex, id.Output.Trim());
    }
}
