namespace Slipway.EndToEnd.Documents;

public sealed class ReadmeTests
{
    [Fact]
    public async Task Readme_ManifestAndCommands_DoWhatTheyPromise()
    {
        var page = Page.Read("README.md");
        using var reader = new Reader(Packages.Environment);
        reader.PutOnPath("slipway", SlipwayCommand.Path);
        reader.Link("artifacts/packages", Packages.Folder);
        reader.Write("acme-ops-server.yaml", page.Blocks.Single(block => block.Language == "yaml").Text);

        foreach (var command in Commands(page))
        {
            var result = await reader.TryAsync(command);
            Assert.True(result.ExitCode == 0, $"{command}\n{result.All}");
        }
    }

    [Fact]
    public async Task Readme_MistakeOfTheExample_IsReportedAsPrinted()
    {
        var page = Page.Read("README.md");
        using var reader = new Reader(Packages.Environment);
        reader.PutOnPath("slipway", SlipwayCommand.Path);
        var manifest = page.Blocks.Single(block => block.Language == "yaml").Text;
        reader.Write("acme-ops-server.yaml", manifest.Replace("Slipway.Plugins.Prometheus, version: 1.0.0", "Slipway.Plugins.Prometheus, version: 1.*", StringComparison.Ordinal));

        var result = await reader.TryAsync("slipway check acme-ops-server.yaml");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains(page.Blocks.Single(block => block.Language == "text").Text.Trim(), result.Error, StringComparison.Ordinal);
    }

    // `run` does not end by itself; RunningServerTests has it. build.cs is what runs this test.
    private static IEnumerable<string> Commands(Page page) => page.Blocks
        .Where(block => block.Language == "bash")
        .SelectMany(block => block.Text.Split('\n'))
        .Where(line => line.StartsWith("slipway ", StringComparison.Ordinal) && !line.StartsWith("slipway run", StringComparison.Ordinal));
}
