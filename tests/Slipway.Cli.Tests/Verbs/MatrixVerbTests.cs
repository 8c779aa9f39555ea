using System.Text.Json;

namespace Slipway.Cli.Tests.Verbs;

/// <summary>matrix, over an index and over a manifest, with packages that are made for the test.</summary>
public sealed class MatrixVerbTests : CommandTest
{
    [Fact]
    public async Task Matrix_OfAnIndex_LeavesThreeFilesThatAgree()
    {
        List();

        var made = await MatrixAsync("--output", "out");
        var again = await MatrixAsync("--output", "out", "--check");

        Assert.True(made.ExitCode == 0, made.All);
        Assert.Equal("out/matrix.html\n", made.Output);
        Assert.True(again.ExitCode == 0, again.All);
        Assert.Contains("| acme/one | 1.0.0 | community | linked [1] | incompatible [2] |", File.ReadAllText(Site["out/matrix.md"]), StringComparison.Ordinal);
        Assert.Contains("linked", File.ReadAllText(Site["out/matrix.html"]), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(File.ReadAllBytes(Site["out/matrix.json"]));
        Assert.StartsWith("sha512:", json.RootElement.GetProperty("servers")[0].GetProperty("digest").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Matrix_CheckOfACommittedOneThatMoved_Is5AndNamesTheFiles()
    {
        List();
        await MatrixAsync("--output", "out");
        List(max: "2.x");

        var stale = await MatrixAsync("--output", "out", "--check");

        Assert.Equal(5, stale.ExitCode);
        Assert.Equal(3, stale.Error.Split("error SLP3030").Length - 1);
        Assert.Contains("out/matrix.json is stale", stale.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Matrix_AFeedWithOtherBytesThanTheIndexLists_SaysSoInsteadOfLinking()
    {
        List(hash: Convert.ToBase64String(new byte[64]));

        var made = await MatrixAsync();

        Assert.True(made.ExitCode == 0, made.All);
        Assert.True(made.Output.Contains("has another content than the index lists", StringComparison.Ordinal), made.All);
        Assert.DoesNotContain("linked [", made.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Matrix_AServerThatNoFeedHas_IsNamedInTheReason()
    {
        List();

        var made = await RunAsync("matrix", "index", "--linked", "--feed", "feed", "--server", "1.0.9");

        Assert.True(made.ExitCode == 0, made.All);
        Assert.Contains("server 1.0.9 is not at hand", made.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Matrix_InShards_MergesToTheWhole()
    {
        List();
        List("two");
        await MatrixAsync("--output", "whole");
        await MatrixAsync("--output", "one", "--shard", "1/2");
        await MatrixAsync("--output", "two", "--shard", "2/2");

        var merged = await RunAsync("matrix", "merge", "two/matrix.json", "one/matrix.json", "--output", "merged");
        var twice = await RunAsync("matrix", "merge", "one/matrix.json", "one/matrix.json");

        Assert.True(merged.ExitCode == 0, merged.All);
        Assert.All(["matrix.json", "matrix.md", "matrix.html"], file => Assert.Equal(File.ReadAllText(Site[$"whole/{file}"]), File.ReadAllText(Site[$"merged/{file}"])));
        Assert.NotEqual(File.ReadAllText(Site["whole/matrix.json"]), File.ReadAllText(Site["one/matrix.json"]));
        Assert.Equal(5, twice.ExitCode);
        Assert.Contains("error SLP3031", twice.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_OfAnIndexAPartAndABuild_FitsItsSchema()
    {
        List();
        List("two");
        var index = await MatrixAsync("--json");
        var part = await MatrixAsync("--json", "--shard", "2/2");
        Site.Manifest(["one"]);
        var build = await RunAsync("build", "toy.yaml", "-o", "out");
        Assert.True(build.ExitCode == 0, build.All);
        var left = await File.ReadAllTextAsync(Site["out/matrix.json"], TestContext.Current.CancellationToken);

        var verdicts = await SchemaJudge.JudgeAsync(
            "docs/schemas/matrix.schema.json", index.Output, part.Output, left, left.Replace("\"declared\"", "\"promised\"", StringComparison.Ordinal));

        Assert.Equal(["valid", "valid", "valid"], verdicts.Take(3));
        Assert.StartsWith("invalid", verdicts[3], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--shard", "3/2")]
    [InlineData("--server", "one")]
    [InlineData("--server", "1.0.0=one")]
    [InlineData("--check", null)]
    public async Task Matrix_OptionsThatMeanNothing_AreUsage(string option, string? value)
    {
        List();

        var refused = await RunAsync(["matrix", "index", option, .. value is null ? Array.Empty<string>() : [value]]);

        Assert.Equal(2, refused.ExitCode);
    }

    private Task<CommandResult> MatrixAsync(params string[] more) =>
        RunAsync(["matrix", "index", "--linked", "--feed", "feed", "--server", "1.0.0", "--server", "2.0.0", .. more]);

    private void List(string name = "one", string max = "1.x", string? hash = null)
    {
        Site.Feed.WithServer().WithPlugin(name);
        Site.Write("index/" + SamplePublisher.Path, SamplePublisher.Text());
        var entry = new SampleEntry(hash) { Name = name, Compatibility = $"{{ frameworkApi: v1, minServerVersion: 1.0.0, maxServerVersion: {max} }}" };
        entry = entry with { ContentHash = hash ?? SampleEntry.HashOf(Site[$"feed/{entry.Module}.1.0.0.nupkg"]) };
        Site.Write("index/" + entry.Path, entry.ToString());
    }
}
