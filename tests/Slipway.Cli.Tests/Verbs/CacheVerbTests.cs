using System.Text.Json.Nodes;
using Slipway.Builder.Caching;

namespace Slipway.Cli.Tests.Verbs;

public sealed class CacheVerbTests : CommandTest
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cache_AfterABuild_IsMeasuredAndPrunedAndTheNextBuildIsTheSame()
    {
        Site.Feed.WithServer().WithPlugin("one");
        Site.Manifest(["one"]);
        Assert.Matches("(?m)^all +0 +0[.]0 MiB$", (await RunAsync("cache", "size")).Output);
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
    public async Task Prune_WhileABuildUsesTheCache_WaitsForItAndTellsWhatWent()
    {
        Site.Write("cache/packages/aa/one.nupkg", new byte[3 << 20]);
        var building = await CacheHold.TogetherAsync(Site["cache"], TimeProvider.System, Token);
        var another = await CacheHold.TogetherAsync(Site["cache"], TimeProvider.System, Token);

        var pruning = RunAsync("cache", "prune");
        building.Dispose();
        Assert.NotSame(pruning, await Task.WhenAny(pruning, Task.Delay(TimeSpan.FromMilliseconds(300), Token)));
        Assert.True(File.Exists(Site["cache/packages/aa/one.nupkg"]));
        another.Dispose();
        var pruned = await pruning;

        Assert.Equal(0, pruned.ExitCode);
        Assert.Equal($"waits for the builds that use {Site["cache"]}\nremoved 1 of 1 things, 3.0 MiB; builds make anew what they need\n", pruned.Error);
        Assert.False(File.Exists(Site["cache/packages/aa/one.nupkg"]));
    }

    [Fact]
    public async Task Build_WhileTheCacheIsPruned_WaitsUntilItIsDone()
    {
        Site.Feed.WithServer();
        Site.Manifest([]);
        Directory.CreateDirectory(Site["cache"]);
        using var pruning = await CacheHold.AloneAsync(Site["cache"], TimeSpan.Zero, TimeProvider.System, Token);
        Assert.NotNull(pruning);
        Assert.Null(await CacheHold.AloneAsync(Site["cache"], TimeSpan.Zero, TimeProvider.System, Token));

        var locking = RunAsync("lock", "toy.yaml");
        Assert.NotSame(locking, await Task.WhenAny(locking, Task.Delay(TimeSpan.FromMilliseconds(300), Token)));
        pruning.Dispose();

        Assert.Equal(0, (await locking).ExitCode);
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

    [Theory]
    [InlineData("size")]
    [InlineData("prune")]
    public async Task Cache_ThatIsAFile_IsNoEmptyCache(string verb)
    {
        Site.Write("cache", "something");

        var result = await RunAsync("cache", verb);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"error SLP5506: {Site["cache"]} cannot be used: '{Site["cache"]}' is a file", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("1.5")]
    public async Task Prune_ToWhatIsNoNumber_SaysWhatOneIs(string written)
    {
        var result = await RunAsync("cache", "prune", $"--keep={written}");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"--keep {written} is no number of MiB; it is a whole number, 0 or more", result.Error, StringComparison.Ordinal);
    }
}
