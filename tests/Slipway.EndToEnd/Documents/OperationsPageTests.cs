using Slipway.Images.Tests.RealTools;

namespace Slipway.EndToEnd.Documents;

/// <summary>docs/operations.md as its reader follows it, with a real image and a real podman. Only registry and port are others.</summary>
public sealed class OperationsPageTests(UsedMachine machine) : IClassFixture<UsedMachine>
{
    private readonly Page _page = Page.Read("docs/operations.md");

    [Fact]
    public async Task Page_Followed_RunsTheImageAsItSays()
    {
        using var podman = new Podman();
        using var reader = new Reader(Packages.Environment);
        reader.PutOnPath("slipway", SlipwayCommand.Path);
        reader.Link("artifacts/packages", Packages.Folder);
        reader.Set("SLIPWAY_CACHE", machine.Cache);
        reader.Write("acme-ops-server.yaml", Page.Read("README.md").Blocks.First(block => block.Language == "yaml").Text);
        var built = await reader.TryAsync("slipway build acme-ops-server.yaml");
        Assert.True(built.ExitCode == 0, built.All);
        PodmanReader.Give(reader, podman);
        // Podman names it after the folder, and takes lower-case letters only.
        var pulled = await reader.TryAsync("podman pull --quiet oci:out/acme-ops-server/image:1.4.0");
        Assert.True(pulled.ExitCode == 0, pulled.All);
        reader.Set(PodmanReader.Image, pulled.Output.Trim());

        try
        {
            await reader.FollowAsync(_page);
        }
        finally
        {
            await podman.RunAsync("rm", "--all", "--force", "--time", "0");
        }

        Assert.Equal(2, _page.Blocks.Count(block => block.Language == "bash" && block.Text.Contains("podman run ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Page_ScrapeConfiguration_IsOneOfPrometheus()
    {
        var promtool = Tool.Require("promtool", "prometheus");
        using var folder = new TempFolder();
        folder.Write("prometheus.yml", _page.Blocks.Single(block => block.Language == "yaml").Text);

        var judged = await CommandRunner.RunAsync(promtool, ["check", "config", "--syntax-only", folder["prometheus.yml"]]);

        Assert.True(judged.ExitCode == 0, judged.All);
    }
}
