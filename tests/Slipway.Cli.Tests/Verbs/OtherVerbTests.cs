using System.Text.Json.Nodes;

namespace Slipway.Cli.Tests.Verbs;

public sealed class OtherVerbTests : CommandTest
{
    [Fact]
    public async Task Lock_Twice_SaysWhatMoved()
    {
        Site.Feed.WithServer().WithPlugin("one").WithPlugin("one", "1.1.0").WithPlugin("two");
        Site.Manifest(["one"]);
        var first = await RunAsync("lock", "toy.yaml");
        var text = File.ReadAllText(Site["toy.lock.json"]);
        var again = await RunAsync("lock", "toy.yaml");
        Assert.Equal(text, File.ReadAllText(Site["toy.lock.json"]));
        Site.Manifest(["one@1.1.0", "two"]);
        var moved = await RunAsync("lock", "toy.yaml");

        Assert.Equal("locked 3 packages, 1 plugin\n", first.Error);
        Assert.Equal("nothing moved\n", again.Error);
        Assert.Equal("~ Acme.Ops.One 1.0.0 -> 1.1.0\n+ Acme.Ops.Two 1.0.0\nthe manifest's meaning changed\n", moved.Error);
    }

    [Fact]
    public async Task AnyVerb_ForAMachine_AnswersWhatItDidAndWhatWasFound()
    {
        Site.Feed.WithServer().WithPlugin("one");
        Site.Manifest(["one"]);

        var locked = JsonNode.Parse((await RunAsync("lock", "toy.yaml", "--json")).Output)!;
        var generated = JsonNode.Parse((await RunAsync("generate", "toy.yaml", "-o", "project", "--json")).Output)!;
        var sound = JsonNode.Parse((await RunAsync("check", "toy.yaml", "--json")).Output)!;
        Site.Manifest(["two"]);
        var wrong = await RunAsync("build", "toy.yaml", "--json");
        var found = JsonNode.Parse(wrong.Output)!["diagnostics"]!.AsArray().Single(one => (string)one!["severity"]! == "error")!;

        Assert.Equal("toy.lock.json", (string)locked["lock"]!);
        Assert.Equal(["locked 3 packages, 1 plugin"], locked["changes"]!.AsArray().Select(change => (string)change!));
        Assert.Equal("project/toy.csproj", (string)generated["project"]!);
        Assert.All(sound["diagnostics"]!.AsArray(), one => Assert.NotEqual("error", (string)one!["severity"]!));
        Assert.NotEqual(0, wrong.ExitCode);
        Assert.Equal(("toy.yaml", 8), ((string)found["file"]!, (int)found["line"]!));
        Assert.Contains("plugin \"two\"", (string)found["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_PlatformThatTheHostIsNot_IsToldAsBuildingTellsIt()
    {
        Site.Feed.WithServer();
        Site.Manifest([], "  platforms: [ linux/s390x ]");

        var check = await RunAsync("check", "toy.yaml");

        Assert.Equal(3, check.ExitCode);
        Assert.Contains("toy.yaml:8:16: error SLP1108: ", check.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("policy: .", 11, "\".\" is a folder; it names a file")]
    [InlineData("policy: /dev/zero", 11, "\"/dev/zero\" is empty, or not a plain file")]
    [InlineData("stdioPlugins: [ { capability: ticket, name: t, file: /dev/zero, sha256: 0000000000000000000000000000000000000000000000000000000000000000 } ]", 56, "\"/dev/zero\" is empty, or not a plain file")]
    public async Task Check_PathToNoFile_SaysWhatItIsAtItsPlace(string line, int column, string told)
    {
        Site.Feed.WithServer();
        Site.Manifest([]);
        File.WriteAllText(Site["toy.yaml"], File.ReadAllText(Site["toy.yaml"]).TrimEnd() + $"\n  {line}\n");

        var check = await RunAsync("check", "toy.yaml");

        Assert.Equal(3, check.ExitCode);
        Assert.Contains($"toy.yaml:8:{column}: error SLP1107: {told}", check.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ManifestWithoutAnEnd_IsRefusedBySize()
    {
        var check = await RunAsync("check", "/dev/zero");

        Assert.Equal(3, check.ExitCode);
        Assert.Contains("/dev/zero:1:1: error SLP1101: it is larger than 16 MiB", check.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_OfALockWithMergeMarks_SaysSoWhereTheyAre()
    {
        Site.Feed.WithServer();
        Site.Manifest([]);
        await RunAsync("lock", "toy.yaml");
        var lines = File.ReadAllLines(Site["toy.lock.json"]).ToList();
        lines.Insert(3, "<<<<<<< HEAD");
        Site.Write("toy.lock.json", string.Join('\n', lines));

        var build = await RunAsync("build", "toy.yaml");

        Assert.Equal(4, build.ExitCode);
        Assert.Contains("toy.lock.json:4:1: error SLP2103: the lock cannot be read: a merge left its marks here", build.Error, StringComparison.Ordinal);
        Assert.Contains("slipway lock toy.yaml", build.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<add key=\"a\" value=\"b\">", ":2:26: error SLP2017: NuGet.Config is not valid XML: The 'add' start tag on line 2 position")]
    [InlineData("<add key=\"a\" />", ":1:1: error SLP2017: Unable to parse config file because: Missing required attribute 'value' in element 'add'")]
    public async Task Check_WithANuGetConfigThatIsBroken_NamesItAndWhere(string entry, string told)
    {
        Site.Feed.WithServer();
        Site.Manifest([]);
        Site.Write("nuget.config", $"<configuration><packageSources>\n{entry}</packageSources></configuration>");

        var check = await RunAsync("check", "toy.yaml");

        Assert.Equal(4, check.ExitCode);
        Assert.Contains(Site["nuget.config"] + told, check.Error, StringComparison.Ordinal);
        Assert.Contains("  fix: mend the file", check.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_StaleLock_JudgesTheManifestAndWarns()
    {
        Site.Feed.WithServer().WithPlugin("one").WithPlugin("one", "1.1.0");
        Site.Manifest(["one"]);
        await RunAsync("lock", "toy.yaml");
        var text = File.ReadAllText(Site["toy.lock.json"]);
        Site.Manifest(["one@1.1.0"]);

        var check = await RunAsync("check", "toy.yaml");
        var locked = await RunAsync("check", "toy.yaml", "--locked");
        var inCi = await RunAsync([("CI", "true")], "check", "toy.yaml");
        var build = await RunAsync("build", "toy.yaml");
        Site.Manifest(["one@1.2.0"]);
        var unsound = await RunAsync("check", "toy.yaml");

        Assert.True(check.ExitCode == 0, check.All);
        Assert.Contains("warning SLP2106: toy.lock.json does not fit any more: plugin \"one\": 1.0.0 -> 1.1.0", check.Error, StringComparison.Ordinal);
        Assert.Contains("slipway lock toy.yaml", check.Error, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(Site["toy.lock.json"]));
        Assert.All([locked, inCi, build], refused => Assert.Contains("toy.yaml:8:51: error SLP2101", refused.Error, StringComparison.Ordinal));
        Assert.All([locked, inCi, build, unsound], refused => Assert.Equal(4, refused.ExitCode));
        Assert.Contains("SLP2002", unsound.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lock_DamagedByHand_SaysWhere()
    {
        Site.Feed.WithServer();
        Site.Manifest([]);
        await RunAsync("lock", "toy.yaml");
        File.WriteAllText(Site["toy.lock.json"], File.ReadAllText(Site["toy.lock.json"]).Replace("\"role\": \"server\"", "\"role\": \"boss\"", StringComparison.Ordinal));

        var result = await RunAsync("build", "toy.yaml");

        Assert.Equal(4, result.ExitCode);
        Assert.Contains("the lock cannot be read: packages.Slipway.Sdk.role is \"boss\", which is none of the known words", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generate_ThenCheck_IsStaleOnceTheManifestMoves()
    {
        Site.Feed.WithServer().WithPlugin("one").WithPlugin("two");
        Site.Manifest(["one"]);

        Assert.Equal("project/toy.csproj\n", (await RunAsync("generate", "toy.yaml", "-o", "project")).Output);
        Assert.Equal(0, (await RunAsync("generate", "toy.yaml", "-o", "project", "--check")).ExitCode);
        Site.Manifest(["one", "two"]);
        var stale = await RunAsync("generate", "toy.yaml", "-o", "project", "--check");

        Assert.Equal(6, stale.ExitCode);
        Assert.Contains("SLP4601: project/plugins.slipway is stale", stale.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_Image_TellsItsPluginsForPeopleAndPrograms()
    {
        Site.Feed.WithServer().WithPlugin("one");
        Site.Manifest(["one"]);
        var built = await RunAsync("build", "toy.yaml", "--archive", "toy.tar");

        var plain = await RunAsync("inspect", "out/toy");
        var json = await RunAsync("inspect", "toy.tar", "--json");

        Assert.Contains("plugin          acme/one 1.0.0, tier 3, service/one\n", plain.Output, StringComparison.Ordinal);
        var server = JsonNode.Parse(json.Output)![0]!;
        Assert.Equal(built.Output.TrimEnd('\n').Split('@')[1], (string?)server["digest"]);
        Assert.Equal("acme/one", (string?)server["plugins"]![0]!["id"]);
        Assert.Equal(1, (await RunAsync("inspect", "feed")).ExitCode);
        // Without a repository an engine calls what it loads by the manifest's name.
        Assert.Contains("\"RepoTags\":[\"docker.io/library/toy:1.2.3\"]", File.ReadAllText(Site["toy.tar"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_KnownId_PrintsItsPage()
    {
        var result = await RunAsync("explain", "slp2001");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(File.ReadAllText(Repository.PathOf("docs/diagnostics/SLP2001.md")).TrimEnd() + "\n", result.Output);
    }

    [Fact]
    public async Task Schema_OfTheManifest_IsThePublishedOne() =>
        Assert.Equal(File.ReadAllText(Repository.PathOf("docs/schemas/server-build.schema.json")), (await RunAsync("schema", "server-build")).Output);

    [Theory]
    [InlineData("bash", "complete -F _slipway slipway")]
    [InlineData("zsh", "compdef _slipway slipway")]
    [InlineData("fish", "complete -c slipway")]
    [InlineData("powershell", "Register-ArgumentCompleter")]
    public async Task Completion_OfAShell_IsItsScript(string shell, string part) =>
        Assert.Contains(part, (await RunAsync("completion", shell)).Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("there is no verb buidl; did you mean \"build\"?", "buidl", "toy.yaml")]
    [InlineData("there is no verb mew; did you mean \"new\"?", "key", "mew", "acme")]
    [InlineData("there is no option --wat", "--wat")]
    public async Task Verb_ThatThereIsNot_IsSaidInOneLineWithTheNearest(string said, params string[] arguments)
    {
        var result = await RunAsync(arguments);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith($"slipway: {said}\nTry: slipway ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suggest_AnArgument_OffersNoSpellingsOfAnotherSystem() =>
        Assert.DoesNotContain("/", (await RunAsync("[suggest:15]", "slipway schema ")).Output, StringComparison.Ordinal);

    [Fact]
    public async Task Suggest_HalfAVerb_CompletesIt() => Assert.Equal("build\n", (await RunAsync("[suggest:11]", "slipway bui")).Output);
}
