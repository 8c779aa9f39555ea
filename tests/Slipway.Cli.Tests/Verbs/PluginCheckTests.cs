using System.Text.Json.Nodes;

namespace Slipway.Cli.Tests.Verbs;

/// <summary><c>slipway plugin check</c>: each breach of the documentation kit is found by exactly its check.</summary>
public sealed class PluginCheckTests : CommandTest
{
    private static readonly string[] Rules = ["SLP1073", "SLP1074", "SLP1075", "SLP1076", "SLP1077", "SLP1078"];

    public static TheoryData<string, string, string, string, string> Breaches => new()
    {
        { "SLP1073", "docs/testing.md", "# Testing", "", "feed/Acme.Ops.One.1.0.0.nupkg has no page docs/testing.md" },
        { "SLP1073", "docs/publishing.md", "Pack it.", "## More", "docs/publishing.md says nothing" },
        { "SLP1074", "README.md", "## Run it locally", "## How to", "README.md has no section \"Run it locally\"" },
        { "SLP1074", "docs/mapping.md", "## Errors", "## Else", "docs/mapping.md has no section \"Errors\"" },
        { "SLP1075", "README.md", "| service | query |", "| service | ask |", "README.md does not name the operation service.query" },
        { "SLP1076", "docs/configuration.md", "`token`", "the token", "docs/configuration.md does not describe the key token of config/one.schema.json" },
        { "SLP1077", "docs/mapping.md", "`limit`", "nothing", "docs/mapping.md does not say what the filter limit does" },
        { "SLP1077", "docs/mapping.md", "`=`", "equality", "docs/mapping.md does not say what the filter = does" },
        { "SLP1078", "README.md", "docs/configuration.md#keys", "docs/other.md", "README.md links to docs/other.md, and the package has no docs/other.md" },
        { "SLP1078", "README.md", "#keys", "#locks", "and docs/configuration.md has no heading of that name" },
        { "SLP1078", "docs/mapping.md", "../README.md", "../../README.md", "which leads out of the package" },
        { "SLP1078", "docs/mapping.md", "../README.md", "file:///etc/passwd", "which is no address to open: file" },
    };

    [Theory]
    [MemberData(nameof(Breaches))]
    public async Task Check_ABreach_IsFoundByItsCheckAlone(string rule, string page, string text, string by, string said)
    {
        DocumentedPackage.Pack(Site, page, was =>
        {
            Assert.Contains(text, was, StringComparison.Ordinal);
            return by.Length == 0 ? null : was.Replace(text, by, StringComparison.Ordinal);
        });

        var run = await RunAsync("plugin", "check", DocumentedPackage.File, "--json");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.Equal([rule], Rules.Where(each => run.Error.Contains($"error {each}", StringComparison.Ordinal)));
        Assert.Single(JsonNode.Parse(run.Output)!["checks"]!.AsArray(), check => (string?)check!["outcome"] == "failed");
    }

    [Fact]
    public async Task Check_TheWholeKit_IsSound()
    {
        DocumentedPackage.Pack(Site);

        var run = await RunAsync("plugin", "check", DocumentedPackage.File);

        Assert.True(run.ExitCode == 0, run.All);
        Assert.StartsWith("acme/one 1.0.0\n  ok     docs.pages\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ThePluginsOfThisRepository_HaveTheKit()
    {
        var folder = Repository.PathOf("artifacts/packages");
        Tool.RequireThat(Directory.Exists(folder), "there are no packages (dotnet run build.cs -- pack)");
        var plugins = Directory.GetFiles(folder, "Slipway.Plugins.*.nupkg").Where(file => !file.Contains(".Shared.", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(plugins);
        foreach (var plugin in plugins)
        {
            var run = await RunAsync("plugin", "check", plugin);
            Assert.True(run.ExitCode == 0, run.All);
        }
    }
}
