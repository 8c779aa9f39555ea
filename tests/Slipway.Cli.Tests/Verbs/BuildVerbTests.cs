using System.Text.Json.Nodes;

namespace Slipway.Cli.Tests.Verbs;

public sealed class BuildVerbTests : CommandTest
{
    [Theory]
    [InlineData("--archive", "feed")]
    [InlineData("--against", "nowhere")]
    public async Task Build_ThatCannotLeaveAllOfIt_LeavesWhatWasThereBefore(string option, string value)
    {
        Site.Feed.WithServer().WithPlugin("one").WithPlugin("one", "1.1.0");
        Site.Manifest(["one"]);
        await RunAsync("build", "toy.yaml", "-o", "out");
        var before = Directory.GetFiles(Site["out"]).Order(StringComparer.Ordinal).Select(file => (file, File.ReadAllText(file))).ToArray();
        Site.Manifest(["one@1.1.0"]);

        var failed = await RunAsync("build", "toy.yaml", "-o", "out", option, value);

        Assert.NotEqual(0, failed.ExitCode);
        Assert.Equal(before, Directory.GetFiles(Site["out"]).Order(StringComparer.Ordinal).Select(file => (file, File.ReadAllText(file))));
    }

    [Theory]
    [InlineData("report.html")]
    [InlineData("build.json")]
    [InlineData("sbom.cdx.json")]
    [InlineData("vulnerabilities.sarif")]
    public async Task Build_IntoAFolderWithAFileThatNoBuildLeft_KeepsItAndWritesNothing(string name)
    {
        Site.Feed.WithServer();
        Site.Manifest([]);
        Site.Write(Path.Combine("mine", name), """{ "stages": "mine" }""");

        var result = await RunAsync("build", "toy.yaml", "-o", "mine");

        Assert.Equal(2, result.ExitCode);
        Assert.Equal($"slipway: --output mine holds {name}, which no build left there and which would be lost; name another folder, or remove that file\n", result.Error);
        Assert.Equal([Site[Path.Combine("mine", name)]], Directory.GetFileSystemEntries(Site["mine"]));
    }

    [Fact]
    public async Task Build_IntoAFolderWithOtherFiles_KeepsThem()
    {
        Site.Feed.WithServer();
        Site.Manifest([]);
        Site.Write("mine/notes.txt", "keep");
        Site.Write("mine/lock.json", "{}");

        var built = await RunAsync("build", "toy.yaml", "-o", "mine");
        Directory.Delete(Site["mine/image"], recursive: true);
        var again = await RunAsync("build", "toy.yaml", "-o", "mine");
        var lost = await RunAsync("build", "toy.yaml", "-o", "mine", "--until", "resolve");

        Assert.True(built.ExitCode == 0, built.All);
        Assert.Equal(built.Output, again.Output);
        Assert.Equal("keep", File.ReadAllText(Site["mine/notes.txt"]));
        Assert.Contains("--output mine holds lock.json", lost.Error, StringComparison.Ordinal);
        Assert.Equal("{}", File.ReadAllText(Site["mine/lock.json"]));
    }

    [Fact]
    public async Task Build_UntilResolveTwice_ReplacesItsOwnLock()
    {
        Site.Feed.WithServer().WithPlugin("one");
        Site.Manifest(["one"]);

        await RunAsync("build", "toy.yaml", "--until", "resolve", "-o", "out");
        var again = await RunAsync("build", "toy.yaml", "--until", "resolve", "-o", "out");

        Assert.True(again.ExitCode == 0, again.All);
    }

    [Fact]
    public async Task Lock_AFolderInItsPlace_IsToldAndNotTakenForNone()
    {
        Site.Feed.WithServer();
        Site.Manifest([]);
        Directory.CreateDirectory(Site["toy.lock.json"]);

        var result = await RunAsync("build", "toy.yaml");

        Assert.Equal(4, result.ExitCode);
        Assert.Contains("toy.lock.json:1:1: error SLP2", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_SoundManifest_AnswersWithTheDigestAndNothingElse()
    {
        Site.Feed.WithServer().WithPlugin("one");
        Site.Manifest(["one"]);

        var first = await RunAsync("build", "toy.yaml");
        var second = await RunAsync("build", "toy.yaml", "-o", "elsewhere");

        Assert.True(first.ExitCode == 0, first.All);
        Assert.Matches(@"\Aoci:out/toy/image@sha256:[0-9a-f]{64}\n\z", first.Output);
        Assert.Equal(first.Output.Replace("out/toy", "elsewhere", StringComparison.Ordinal), second.Output);
        Assert.Contains("resolve", first.Error, StringComparison.Ordinal);
        var report = JsonNode.Parse(File.ReadAllText(Site["out/toy/build.json"]))!;
        Assert.Equal(first.Output.TrimEnd('\n').Split('@')[1], (string?)report["digest"]);
        Assert.Equal(["resolve", "generate", "compile", "pack", "evidence"], report["stages"]!.AsArray().Select(stage => (string?)stage!["name"]));
    }

    [Fact]
    public async Task Build_Json_PutsTheReportOnStandardOutput()
    {
        Site.Feed.WithServer();
        Site.Manifest([]);

        var result = await RunAsync("build", "toy.yaml", "--json");

        Assert.True(result.ExitCode == 0, result.All);
        Assert.StartsWith("sha256:", (string?)JsonNode.Parse(result.Output)!["digest"], StringComparison.Ordinal);
        Assert.Equal("", result.Error);
    }

    [Theory]
    [InlineData("resolve", "out/toy/lock.json")]
    [InlineData("generate", "out/toy/project/toy.csproj")]
    [InlineData("compile", "out/toy/app/toy.dll")]
    public async Task Build_UntilAStage_LeavesWhatTheStageMade(string stage, string left)
    {
        Site.Feed.WithServer().WithPlugin("one");
        Site.Manifest(["one"]);

        var result = await RunAsync("build", "toy.yaml", "--until", stage);

        Assert.True(result.ExitCode == 0, result.All);
        Assert.Equal(left + "\n", result.Output);
        Assert.True(File.Exists(Site[left]));
        Assert.False(Directory.Exists(Site["out/toy/image"]));
    }

    [Fact]
    public async Task Build_SourceDateEpoch_IsTheTimeOfTheImage()
    {
        Site.Feed.WithServer();
        Site.Manifest([]);

        var one = await RunAsync([("SOURCE_DATE_EPOCH", "1000000000")], "build", "toy.yaml");
        var other = await RunAsync("build", "toy.yaml", "-o", "other");

        Assert.NotEqual(one.Output.Split('@')[1], other.Output.Split('@')[1]);
        Assert.Contains("\"created\":\"2001-09-09T01:46:40Z\"", ConfigOf(Site["out/toy/image"]), StringComparison.Ordinal);
        Assert.Contains("\"created\":\"1980-01-01T00:00:00Z\"", ConfigOf(Site["other/image"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_TagWithCommit_NeedsToKnowTheCommit()
    {
        Site.Feed.WithServer();
        Site.Manifest([], "  image: { tags: [ \"{version}-{commit}\" ] }");

        var unknown = await RunAsync("build", "toy.yaml");
        var known = await RunAsync("build", "toy.yaml", "--commit", "0a1b2c3", "--json");

        Assert.Equal(3, unknown.ExitCode);
        Assert.Contains("SLP1118", unknown.Error, StringComparison.Ordinal);
        Assert.True(known.ExitCode == 0, known.All);
        Assert.Equal("1.2.3-0a1b2c3", (string?)JsonNode.Parse(known.Output)!["tags"]![0]);
    }

    [Fact]
    public async Task Build_InCi_WantsALock()
    {
        Site.Feed.WithServer();
        Site.Manifest([]);

        var without = await RunAsync([("CI", "true")], "build", "toy.yaml");
        var locking = await RunAsync([("CI", "true")], "lock", "toy.yaml");
        var with = await RunAsync([("CI", "true")], "build", "toy.yaml", "--offline");

        Assert.Equal(4, without.ExitCode);
        Assert.Contains("SLP2102", without.Error, StringComparison.Ordinal);
        Assert.Equal("toy.lock.json\n", locking.Output);
        Assert.True(with.ExitCode == 0, with.All);
    }

    [Fact]
    public async Task Build_OutputThatIsSomethingElse_TouchesNothing()
    {
        Site.Feed.WithServer();
        Site.Manifest([]);
        Site.Write("out/toy/image/precious.txt", "mine");

        var result = await RunAsync("build", "toy.yaml");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("SLP5024", result.Error, StringComparison.Ordinal);
        Assert.Equal("", result.Output);
        Assert.Equal("mine", File.ReadAllText(Site["out/toy/image/precious.txt"]));
    }

    private static string ConfigOf(string layout) =>
        Directory.GetFiles(Path.Combine(layout, "blobs", "sha256")).Where(path => new FileInfo(path).Length < 100_000).Select(File.ReadAllText).Single(text => text.Contains("\"rootfs\"", StringComparison.Ordinal));
}
