namespace Slipway.EndToEnd.Documents;

public sealed class ReadmeTests
{
    [Fact]
    public async Task Readme_ManifestAndCommands_DoWhatTheyPromise()
    {
        var page = Page.Read("README.md");
        using var reader = new Reader(new Dictionary<string, string>(Packages.Environment) { ["SLIPWAY_KEY_PASSPHRASE"] = "correct horse" });
        reader.PutOnPath("slipway", SlipwayCommand.Path);
        reader.Link("artifacts/packages", Packages.Folder);
        reader.Write("acme-ops-server.yaml", ManifestOf(page));
        ExampleAdvisory.WriteTo(reader);

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
        var manifest = ManifestOf(page);
        reader.Write("acme-ops-server.yaml", manifest.Replace("Slipway.Plugins.Prometheus, version: 1.0.0", "Slipway.Plugins.Prometheus, version: 1.*", StringComparison.Ordinal));

        var result = await reader.TryAsync("slipway check acme-ops-server.yaml");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains(page.Blocks.Single(block => block.Language == "text" && block.Text.Contains("SLP1102", StringComparison.Ordinal)).Text.Trim(), result.Error, StringComparison.Ordinal);
    }

    // The first is whole; what follows are parts that somebody adds.
    private static string ManifestOf(Page page) => page.Blocks.First(block => block.Language == "yaml").Text;

    // `run` does not end by itself; the tests of Running have it. What needs a registry or an engine PublishingTests and ToolImageTests
    // try with real ones: those of the page are made up. build.cs is what runs this test.
    private static IEnumerable<string> Commands(Page page) => page.Blocks
        .Where(block => block.Language == "bash")
        .SelectMany(block => block.Text.Split('\n'))
        .Where(line => line.StartsWith("slipway ", StringComparison.Ordinal) && !line.StartsWith("slipway run", StringComparison.Ordinal)
            && !line.Contains("registry.example.", StringComparison.Ordinal) && !line.Contains(" --load ", StringComparison.Ordinal));
}
