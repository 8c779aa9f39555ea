namespace Slipway.Cli.Tests.Verbs;

public sealed class ExitCodeTests : CommandTest
{
    [Theory]
    [InlineData("check", "toy.yaml", "--wat")]
    [InlineData("check", "--wat")]
    [InlineData("bild", "toy.yaml")]
    [InlineData("build")]
    [InlineData("schema", "nonsense")]
    [InlineData("explain", "SLP0000")]
    [InlineData("build", "toy.yaml", "--until", "nowhere")]
    [InlineData("build", "toy.yaml", "--until", "3")]
    [InlineData("build", "toy.yaml", "--load", "1")]
    [InlineData("build", "toy.yaml", "--commit", "x y")]
    [InlineData("build", "toy.yaml", "-o", "")]
    [InlineData("build", "")]
    [InlineData("inspect", "nowhere")]
    [InlineData("verify", "nowhere", "--policy", "p.yaml", "--key", "k.pub")]
    [InlineData("inspect", "oci:nowhere")]
    [InlineData("pull", "registry.example.com/team/name", "-o", "there")]
    public async Task Run_WrongCommandLine_IsTwo(params string[] arguments)
    {
        var result = await RunAsync(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.StartsWith("slipway: ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scan", "bill.cdx.json", "--vex", "nowhere.json")]
    [InlineData("verify-bundle", "--bundle", "nowhere.json", "--certificate-identity", "i", "--certificate-oidc-issuer", "https://o", "bill.cdx.json")]
    [InlineData("verify-bundle", "--bundle", "no/where.json", "--certificate-identity", "i", "--certificate-oidc-issuer", "https://o", "bill.cdx.json")]
    public async Task Run_NamedFileIsNotThere_IsTwoAndNamesItAsWritten(params string[] arguments)
    {
        Site.Write("bill.cdx.json", """{ "bomFormat": "CycloneDX", "specVersion": "1.6", "components": [ { "type": "library", "name": "a", "version": "1", "purl": "pkg:nuget/a@1" } ] }""");

        var result = await RunAsync(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"there is no file {arguments.First(one => one.Contains("where", StringComparison.Ordinal))}", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Site["."], result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("build", "-o", "a-file", "-o a-file is a file; name a folder")]
    [InlineData("generate", "-o", "a-file", "-o a-file is a file; name a folder")]
    [InlineData("build", "-o", "a-link", "-o a-link is a link to nowhere, which is not there; name a folder")]
    [InlineData("build", "--archive", "a-folder", "--archive a-folder is a folder; name a file")]
    [InlineData("build", "--archive", "a-file", "--archive a-file is there and is no archive, so something else would be lost; name another file, or remove this one")]
    [InlineData("build", "--archive", "/dev/full", "--archive /dev/full is a device or a pipe, and an archive is written in one step or not at all; name a file")]
    public async Task Run_OutputIsOfTheOtherKind_IsTwoBeforeAnythingIsRead(string verb, string option, string place, string told)
    {
        Site.Write("a-file", "mine");
        Directory.CreateDirectory(Site["a-folder"]);
        File.CreateSymbolicLink(Site["a-link"], "nowhere");

        var result = await RunAsync(verb, "nowhere.yaml", option, place);

        Assert.Equal((2, $"slipway: {told.Replace("-o a", "--output a", StringComparison.Ordinal)}\n"), (result.ExitCode, result.Error));
        Assert.Equal("mine", File.ReadAllText(Site["a-file"]));
    }

    [Theory]
    [InlineData("scan", "bill.cdx.json", "--vex", "nowhere.json", "--sarif", "verdict")]
    [InlineData("scan", "bill.cdx.json", "--vex", "nowhere.json", "--vex-out", "verdict")]
    [InlineData("verify", "oci:nowhere", "--policy", "nowhere.yaml", "--sarif", "verdict")]
    [InlineData("verify", "oci:nowhere", "--policy", "nowhere.yaml", "--summary", "verdict", "--sign", "nowhere.key")]
    public async Task Run_EndsBeforeItJudges_LeavesNoVerdictOfARunBefore(params string[] arguments)
    {
        Site.Write("bill.cdx.json", """{ "bomFormat": "CycloneDX", "specVersion": "1.6", "components": [ { "type": "library", "name": "a", "version": "1", "purl": "pkg:nuget/a@1" } ] }""");
        Site.Write("verdict", "all is well");

        var result = await RunAsync(arguments);

        Assert.NotEqual(0, result.ExitCode);
        Assert.False(File.Exists(Site["verdict"]), result.Error);
    }

    [Fact]
    public async Task Scan_DocumentWithoutComponents_IsTwo()
    {
        Site.Write("bill.cdx.json", """{ "bomFormat": "CycloneDX", "specVersion": "1.6" }""");

        var result = await RunAsync("scan", "bill.cdx.json");

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("slipway: bill.cdx.json lists no component", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_NoSuchManifest_IsThree()
    {
        var result = await RunAsync("check", "nowhere.yaml");

        Assert.Equal(3, result.ExitCode);
        Assert.StartsWith("nowhere.yaml:1:1: error SLP1101: there is no such file\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_UnknownPackage_IsFour()
    {
        Site.Feed.WithServer();
        Site.Manifest(["nobody"]);

        Assert.Equal(4, (await RunAsync("check", "toy.yaml")).ExitCode);
    }

    [Fact]
    public async Task Check_FeedThatDoesNotAnswer_IsFourAndNamesTheFeed()
    {
        Site.Feed.WithServer().WithPlugin("one", more: package => package.DependsOn("Acme.Elsewhere", "1.0.0"));
        Site.Write("nuget.config", """<configuration><packageSources><clear /><add key="dead" value="https://127.0.0.1:1/v3/index.json" /></packageSources></configuration>""");
        Site.Manifest(["one"]);

        var result = await RunAsync("check", "toy.yaml");

        Assert.Equal(4, result.ExitCode);
        Assert.Contains("nuget.config:1:46: error SLP2008", result.Error, StringComparison.Ordinal);
        Assert.Contains("https://127.0.0.1:1/v3/index.json", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_FeedWhoseAddressHoldsAPassword_NeverShowsIt()
    {
        Site.Feed.WithServer();
        Site.Write("nuget.config", """<configuration><packageSources><clear /><add key="dead" value="https://acme:canary-9f@127.0.0.1:1/v3/index.json" /></packageSources></configuration>""");
        Site.Manifest(["nobody"]);

        var result = await RunAsync("check", "toy.yaml", "--verbose");

        Assert.Equal(4, result.ExitCode);
        Assert.Contains("https://***@127.0.0.1:1/v3/index.json", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("canary-9f", result.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lock_OfflineWithAFeedFarAway_SaysThatItWasNotAsked()
    {
        Site.Feed.WithServer();
        Site.Write("nuget.config", """<configuration><packageSources><clear /><add key="far" value="https://feeds.example/v3/index.json" /></packageSources></configuration>""");
        Site.Manifest(["nobody"]);

        var result = await RunAsync("lock", "toy.yaml", "--offline");

        Assert.Equal(4, result.ExitCode);
        Assert.Contains("fix: offline, far was not asked", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("oci:nowhere")]
    [InlineData("archive:nowhere.tar")]
    public async Task Check_BaseThatIsNotThere_IsNotSound(string image)
    {
        Site.Feed.WithServer();
        Site.Manifest([]);
        Site.Write("toy.yaml", File.ReadAllText(Site["toy.yaml"]).Replace("image: host", $"image: \"{image}\"", StringComparison.Ordinal));

        var result = await RunAsync("check", "toy.yaml");

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("SLP5020", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("sound", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_IncompatiblePlugin_IsFive()
    {
        Site.Feed.WithServer("2.0.0").WithServer("1.0.0").WithPlugin("one");
        Site.Manifest(["one"], server: "2.0.0", more: "  overrides: [ { module: Slipway.Sdk, version: 2.0.0, because: same, until: 2099-01-01 } ]");

        var result = await RunAsync("check", "toy.yaml");

        Assert.Equal(5, result.ExitCode);
        Assert.Contains("server version 2.0.0 is above the maximum 1.x", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_PackageWithoutAPlugin_IsSix()
    {
        Site.Feed.WithServer().WithLibrary("Acme.Ops.Nothing", "1.0.0");
        Site.Manifest(["nothing"]);

        Assert.Equal(6, (await RunAsync("check", "toy.yaml")).ExitCode);
    }

    [Fact]
    public async Task Check_PackageWithADamagedAssembly_IsNoFaultOfSlipway()
    {
        Site.Feed.WithServer().WithPlugin("one", more: package => package.File("lib/net10.0/Damaged.dll", "no assembly at all"));
        Site.Manifest(["one"]);

        var result = await RunAsync("check", "toy.yaml");

        Assert.Equal(6, result.ExitCode);
        Assert.Contains("Damaged.dll", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("fault of Slipway", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tiers: [ 1, 2 ]", "SLP6104: plugin \"one\" is Tier 3")]
    [InlineData("feeds: [ internal-* ]", "SLP6103: the policy \"strict\" does not allow the feed \"feed\"")]
    [InlineData("base: { allow: [ \"registry.example.com/*\" ] }", "SLP6101: the policy \"strict\" does not allow the base host")]
    [InlineData("signatures: { base: any }", "SLP6106")]
    [InlineData("signatures: { packages: any }", "SLP6108")]
    [InlineData("vulnerabilities: { ignore: [ { id: X-1, module: A, because: once, until: 2020-01-01 } ] }", "SLP6105: X-1 in A was accepted until 2020-01-01")]
    public async Task Check_WhatThePolicyForbids_IsSeven(string rule, string said)
    {
        Site.Feed.WithServer().WithPlugin("one");
        Site.Write("policy.yaml", $"apiVersion: slipway.dev/v1alpha1\nkind: BuildPolicy\nmetadata: {{ name: strict }}\nspec:\n  {rule}\n");
        Site.Manifest(["one"], "  policy: policy.yaml");

        var result = await RunAsync("check", "toy.yaml");

        Assert.Equal(7, result.ExitCode);
        Assert.Contains(said, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_SoundManifest_IsZeroAndLeavesNothing()
    {
        Site.Feed.WithServer().WithPlugin("one");
        Site.Manifest(["one"]);

        var result = await RunAsync("check", "toy.yaml");

        Assert.True(result.ExitCode == 0, result.All);
        Assert.Equal("", result.Output);
        Assert.Equal(["cache", "feed", "nuget.config", "toy.yaml"], Directory.GetFileSystemEntries(Site["."]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }
}
