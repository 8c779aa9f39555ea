using System.Text.Json.Nodes;

namespace Slipway.Cli.Tests.Verbs;

public sealed class CacheVerbTests : CommandTest
{
    private protected override bool HasPackedHost => false;

    [Fact]
    public async Task Cache_AfterABuild_IsMeasuredAndPrunedAndTheNextBuildIsTheSame()
    {
        Site.Feed.WithServer().WithPlugin("one");
        Site.Manifest(["one"]);
        Assert.Contains("all            0       0.0 MiB", (await RunAsync("cache", "size")).Output, StringComparison.Ordinal);
        var first = await RunAsync("build", "toy.yaml");

        var filled = Parts((await RunAsync("cache", "size", "--json")).Output);
        var kept = Parts((await RunAsync("cache", "prune", "--keep", "10000", "--json")).Output);
        var pruned = Parts((await RunAsync("cache", "prune", "--json")).Output);
        var again = await RunAsync("build", "toy.yaml");

        Assert.Equal(Site["cache"], (await RunAsync("cache", "path")).Output.TrimEnd('\n'));
        Assert.Equal(3, filled["packages"]);
        Assert.Equal(1, filled["compiled"]);
        Assert.Equal(1, filled["linked"]);
        Assert.True(filled["layers"] >= 3);
        Assert.Equal(filled, kept);
        Assert.All(pruned, part => Assert.Equal(0, part.Value));
        Assert.Equal(first.Output, again.Output);
        Assert.Equal(2, (await RunAsync("cache", "prune", "--keep", "-1")).ExitCode);
    }

    [Fact]
    public async Task Build_ExplainTime_TellsWhatEachStageDidAndWhatTheCacheHad()
    {
        Site.Feed.WithServer().WithPlugin("one");
        Site.Manifest(["one"]);

        var cold = await RunAsync("build", "toy.yaml", "--explain-time", "--quiet");
        var warm = await RunAsync("build", "toy.yaml", "--explain-time", "--quiet");

        Assert.Matches(@"ms  resolve +3 packages, 1 plugin\n", cold.Error);
        Assert.Matches(@"ms    all packages\n", cold.Error);
        Assert.Matches(@"ms    base host +(made|from the cache)\n", cold.Error);
        Assert.Matches(@"ms    plugin acme/one 1\.0\.0 +made\n", cold.Error);
        Assert.Matches(@"ms    plugin acme/one 1\.0\.0 +from the cache\n", warm.Error);
        Assert.Matches(@"ms  compile +toy\.dll, \d+ KiB, from the cache\n", warm.Error);
        Assert.Matches(@"ms  all stages\n", warm.Error);
        Assert.Equal(cold.Output, warm.Output);
    }

    private static Dictionary<string, int> Parts(string json) =>
        JsonNode.Parse(json)!["parts"]!.AsArray().ToDictionary(part => (string)part!["name"]!, part => (int)part!["count"]!);
}
