using Slipway.Builder.Resolution;
using Slipway.Builder.Tests.Making;

namespace Slipway.Builder.Tests.Resolution;

public sealed class ResolverTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    private Task<ResolvedServer?> ResolveAsync(IEnumerable<string> plugins, string more = "") =>
        ServerResolver.ResolveAnewAsync(_site.Manifest(plugins, more), _site.Context(), TestContext.Current.CancellationToken);

    [Fact]
    public async Task ResolveAnew_PluginWithDependencies_GivesClosureRolesAndChains()
    {
        _site.Feed.WithServer().WithLibrary("Acme.Leaf", "2.0.0").WithLibrary("Acme.Middle", "1.5.0", ("Acme.Leaf", "2.0.0"))
            .WithPlugin("one", more: package => package.DependsOn("Acme.Middle", "1.5.0"));

        var resolved = await ResolveAsync(["one"]);

        Assert.NotNull(resolved);
        Assert.Equal(
            ["Acme.Leaf 2.0.0 Dependency", "Acme.Middle 1.5.0 Dependency", "Acme.Ops.One 1.0.0 Plugin", "Slipway.Sdk 1.0.0 Server", "Slipway.Server 1.0.0 Server"],
            resolved.Lock.Packages.Select(package => $"{package} {package.Role}"));
        Assert.Equal(["Acme.Ops.One -> Acme.Middle -> Acme.Leaf"], resolved.Lock.Packages[0].Why);
        Assert.All(resolved.Lock.Packages, package => Assert.Equal("feed", package.Feed));
        Assert.All(resolved.Lock.Packages, package => Assert.Equal(package.ContentHash, package.Sha512));
        Assert.Equal("acme/one", Assert.Single(resolved.Plugins).Id);
    }

    [Fact]
    public async Task ResolveAnew_FeedsWithAbsolutePaths_LeaveNoPathOfThisMachineInTheLock()
    {
        _site.Feed.WithServer().WithPlugin("one").WithPlugin("two").WithPlugin("three");
        foreach (var (plugin, folder) in new[] { ("One", "a/packages"), ("Two", "b/packages"), ("Three", "c") })
        {
            Directory.CreateDirectory(_site[folder]);
            File.Move(_site[$"feed/Acme.Ops.{plugin}.1.0.0.nupkg"], _site[$"{folder}/Acme.Ops.{plugin}.1.0.0.nupkg"]);
        }

        _site.Write("nuget.config", $"""<configuration><packageSources><clear /><add key="{_site["c"]}" value="c" /></packageSources></configuration>""");
        var manifest = _site.Read($"""
            apiVersion: slipway.dev/v1alpha1
            kind: ServerBuild
            metadata: {"{ name: toy, version: 1.2.3 }"}
            spec:
              base: {"{ image: host, server: 1.0.0 }"}
              feeds: [ feed, "{_site["a/packages"]}", "file://{_site["b/packages"]}" ]
              plugins:
                - {"{"} name: one, module: Acme.Ops.One, version: 1.0.0, feed: "{_site["a/packages"]}" {"}"}
                - {"{ name: two, module: Acme.Ops.Two, version: 1.0.0 }"}
                - {"{ name: three, module: Acme.Ops.Three, version: 1.0.0 }"}
            """);

        var resolved = await ServerResolver.ResolveAnewAsync(manifest, _site.Context(), TestContext.Current.CancellationToken);

        Assert.True(resolved is not null, _site.Said);
        Assert.Equal(
            ["Acme.Ops.One packages", "Acme.Ops.Three c", "Acme.Ops.Two packages-2", "Slipway.Sdk feed", "Slipway.Server feed"],
            resolved.Lock.Packages.Select(package => $"{package.Id} {package.Feed}"));
        Assert.DoesNotContain(_site["."].TrimEnd('.', '/'), System.Text.Encoding.UTF8.GetString(Slipway.Builder.Locking.LockFile.Bytes(resolved.Lock)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResolveAnew_UnknownPackage_NamesThePluginAndItsPlace()
    {
        _site.Feed.WithServer();

        Assert.Null(await ResolveAsync(["nobody"]));

        Assert.Contains("toy.yaml:8:", _site.Said, StringComparison.Ordinal);
        Assert.Contains("toy.yaml:8:31: error SLP2001: plugin \"nobody\": Unable to find package Acme.Ops.Nobody", _site.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResolveAnew_PackageWhosePathsLeaveTheirPlace_IsRefusedAtItsPlaceAndWritesNothing()
    {
        _site.Feed.WithServer().WithPlugin("one", more: package => package.File("../../../escaped", "x"));

        Assert.Null(await ResolveAsync(["one"]));

        Assert.Contains("toy.yaml:8:", _site.Said, StringComparison.Ordinal);
        Assert.Contains("error SLP2201: plugin \"one\": Acme.Ops.One 1.0.0 is refused: ", _site.Said, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_site["."], "escaped", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("lib/net10.0/Slipway.Server.dll", "Slipway.Server.dll")]
    [InlineData("lib/net10.0/slipway.sdk.dll", "slipway.sdk.dll")]
    public async Task ResolveAnew_PluginThatCarriesAFileOfTheServer_IsRefused(string path, string told)
    {
        _site.Feed.WithServer().WithPlugin("one", more: package => package.File(path, AssemblyMaker.Compile("Slipway.Server", "9.9.9", "class Other;")));

        Assert.Null(await ResolveAsync(["one"]));

        Assert.Contains($"error SLP2020: Acme.Ops.One 1.0.0 brings {told}, which is the server's own, of Slipway.S", _site.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    [InlineData(2000)]
    public async Task ResolveAnew_PackageOfWhichAByteIsAnother_IsRefusedByName(int fromEnd)
    {
        _site.Feed.WithServer().WithPlugin("one", more: package => package.File("lib/net10.0/data.bin", new byte[100]));
        var file = Path.Combine(_site.Feed.Folder, "Acme.Ops.One.1.0.0.nupkg");
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        // In what an entry holds: the names and lengths of the zip's own lists are another matter.
        var data = bytes.AsSpan().IndexOf("MZ"u8);
        bytes[data < 0 ? bytes.Length / 3 : data + 200 + fromEnd] ^= 0x40;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);

        Assert.Null(await ResolveAsync(["one"]));

        Assert.Contains($"error SLP2201: {file} is no package: ", _site.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResolveAnew_AbsentVersion_IsNotReplacedByANewerOne()
    {
        _site.Feed.WithServer().WithPlugin("one", "1.1.0");

        Assert.Null(await ResolveAsync(["one@1.0.0"]));

        Assert.Contains("SLP2002", _site.Said, StringComparison.Ordinal);
        Assert.Contains("1.1.0", _site.Said, StringComparison.Ordinal);
        Assert.Equal("did you mean 1.1.0? Else add the feed that has this one", Assert.Single(_site.Bag.Sorted(), diagnostic => diagnostic.Id == "SLP2002").Remedy);
    }

    [Fact]
    public async Task ResolveAnew_MisspeltPackage_OffersTheNearestOfFeedsAndIndex()
    {
        _site.Feed.WithServer().WithPlugin("one");

        var manifest = _site.Read($"""
            apiVersion: slipway.dev/v1alpha1
            kind: ServerBuild
            metadata: {"{ name: toy, version: 1.2.3 }"}
            spec:
              base: {"{ image: host, server: 1.0.0 }"}
              feeds: [ feed ]
              plugins: {"[ { name: one, module: Acme.Ops.Onne, version: 1.0.0 } ]"}
            """);
        Assert.Null(await ServerResolver.ResolveAnewAsync(manifest, _site.Context(), TestContext.Current.CancellationToken));

        Assert.Equal("did you mean \"Acme.Ops.One\"?", Assert.Single(_site.Bag.Sorted(), diagnostic => diagnostic.Id == "SLP2001").Remedy);
    }

    [Fact]
    public async Task ResolveAnew_DependencyThatNoFeedHasAtThatVersion_IsAnErrorThatSaysWhoAsked()
    {
        _site.Feed.WithServer().WithLibrary("Acme.Leaf", "2.1.0").WithPlugin("one", more: package => package.DependsOn("Acme.Leaf", "2.0.0"));

        Assert.Null(await ResolveAsync(["one"]));

        Assert.Contains("SLP2003: plugin \"one\": ", _site.Said, StringComparison.Ordinal);
        Assert.Contains("NU1603", _site.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResolveAnew_TwoPluginsWithExclusiveRanges_NamesBothPaths()
    {
        _site.Feed.WithServer().WithLibrary("Acme.Leaf", "1.0.0").WithLibrary("Acme.Leaf", "2.0.0")
            .WithPlugin("one", more: package => package.DependsOn("Acme.Leaf", "[1.0.0]"))
            .WithPlugin("two", more: package => package.DependsOn("Acme.Leaf", "[2.0.0]"));

        Assert.Null(await ResolveAsync(["one", "two"]));

        Assert.Contains("Acme.Ops.One", _site.Said, StringComparison.Ordinal);
        Assert.Contains("Acme.Ops.Two", _site.Said, StringComparison.Ordinal);
        Assert.Contains("SLP2005", _site.Said, StringComparison.Ordinal);
        Assert.Contains("Acme.Leaf", _site.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResolveAnew_TwoPluginsThatQuarrel_NamesVersionsThatLiveTogether()
    {
        _site.Feed.WithServer().WithLibrary("Acme.Leaf", "1.0.0").WithLibrary("Acme.Leaf", "2.0.0")
            .WithPlugin("one", more: package => package.DependsOn("Acme.Leaf", "[1.0.0]"))
            .WithPlugin("one", "1.1.0", more: package => package.DependsOn("Acme.Leaf", "[1.0.0]"))
            .WithPlugin("one", "1.2.0", more: package => package.DependsOn("Acme.Leaf", "[2.0.0]"))
            .WithPlugin("two", more: package => package.DependsOn("Acme.Leaf", "[2.0.0]"));

        Assert.Null(await ResolveAsync(["one", "two"]));

        Assert.Equal(
            "these live together: Acme.Ops.One 1.2.0 with Acme.Ops.Two 1.0.0",
            _site.Bag.Sorted().Single(diagnostic => diagnostic.Id == "SLP2005").Remedy);
    }

    [Fact]
    public async Task ResolveAnew_PluginThatLiftsAServerPackage_IsRefusedUntilItIsPinned()
    {
        _site.Feed.WithServer("1.0.0", ("Acme.Leaf", "1.0.0")).WithLibrary("Acme.Leaf", "1.0.0").WithLibrary("Acme.Leaf", "1.4.0")
            .WithPlugin("one", more: package => package.DependsOn("Acme.Leaf", "1.4.0"));

        Assert.Null(await ResolveAsync(["one"]));
        Assert.Contains("SLP2012: plugin \"one\" lifts Acme.Leaf from 1.0.0", _site.Said, StringComparison.Ordinal);

        var pinned = await ResolveAsync(["one"], "  overrides: [ { module: Acme.Leaf, version: 1.4.0, because: tested together, until: 2027-01-01 } ]");
        Assert.NotNull(pinned);
        Assert.Equal(PackageRole.Dependency, pinned.Lock.Packages.Single(package => package.Id == PackageId.Parse("Acme.Leaf")).Role);
    }

    [Fact]
    public async Task ResolveAnew_PinThatNothingNeeds_IsAWarning()
    {
        _site.Feed.WithServer().WithLibrary("Acme.Leaf", "1.0.0");

        Assert.NotNull(await ResolveAsync([], "  overrides: [ { module: Acme.Leaf, version: 1.0.0, because: once needed, until: 2027-01-01 } ]"));

        Assert.Contains("warning SLP2014", _site.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResolveAnew_OneVersionWithTwoContents_IsAnErrorUntilAFeedIsNamed()
    {
        _site.Feed.WithServer().WithPlugin("one");
        new ToyFeed(_site["other"]).WithPlugin("one", more: package => package.File("more.txt", "other bytes"));

        Assert.Null(await ServerResolver.ResolveAnewAsync(TwoFeeds(""), _site.Context(), TestContext.Current.CancellationToken));
        Assert.Contains("SLP2013", _site.Said, StringComparison.Ordinal);

        var pinned = await ServerResolver.ResolveAnewAsync(TwoFeeds(", feed: other"), _site.Context(), TestContext.Current.CancellationToken);
        Assert.True(pinned is not null, _site.Said);
        Assert.Equal("other", pinned.Plugins.Single().Package.Feed);
    }

    [Fact]
    public async Task ResolveAnew_FeedThatDoesNotAnswer_IsAWarningWhenNothingWasNeededOfIt()
    {
        _site.Feed.WithServer().WithPlugin("one");
        _site.Write("nuget.config", """<configuration><packageSources><clear /><add key="gone" value="http://127.0.0.1:1/v3/index.json" allowInsecureConnections="true" /></packageSources></configuration>""");

        var resolved = await ServerResolver.ResolveAnewAsync(_site.Manifest(["one"]), _site.Context(), TestContext.Current.CancellationToken);

        Assert.True(resolved is not null, _site.Said);
        Assert.Contains("warning SLP2018: the feed \"gone\" did not answer", _site.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResolveAnew_LocalPackageFile_WinsOverTheFeed()
    {
        _site.Feed.WithServer().WithPlugin("one");
        new ToyFeed(_site["mine"]).WithPlugin("one", more: package => package.File("more.txt", "the fix"));

        var resolved = await ServerResolver.ResolveAnewAsync(
            TwoFeeds(", path: mine/Acme.Ops.One.1.0.0.nupkg, because: a fix, until: 2027-01-01", "[ feed ]"), _site.Context(), TestContext.Current.CancellationToken);

        Assert.True(resolved is not null, _site.Said);
        Assert.Equal("mine/Acme.Ops.One.1.0.0.nupkg", resolved.Plugins.Single().Package.Feed);
        using var file = resolved.Open(resolved.Plugins.Single().Package);
        Assert.True(file.Has("more.txt"));
    }

    [Fact]
    public async Task ResolveAnew_PackagePackedAgain_NeverServesStaleBytes()
    {
        _site.Feed.WithServer().WithPlugin("one");
        var before = await ResolveAsync(["one"]);
        _site.Feed.WithPlugin("one", more: package => package.File("more.txt", "packed again"));

        var after = await ResolveAsync(["one"]);

        Assert.NotEqual(before!.Plugins.Single().Package.Sha512, after!.Plugins.Single().Package.Sha512);
    }

    [Fact]
    public async Task ResolveAnew_PluginOfAnotherFrameworkApi_IsIncompatible()
    {
        _site.Feed.WithServer().WithPlugin("one", yaml: ToyFeed.Yaml("one", "1.0.0", frameworkApi: "v2"));

        Assert.Null(await ResolveAsync(["one"]));

        Assert.Contains("SLP3001: plugin \"one\" 1.0.0 does not fit: it needs framework API v2", _site.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResolveAnew_PackageOfAnotherPlugin_SaysWhichOneItIs()
    {
        _site.Feed.WithServer().WithPlugin("one", yaml: ToyFeed.Yaml("uno", "1.0.0"));

        Assert.Null(await ResolveAsync(["one"]));

        Assert.Contains("SLP2204: the package Acme.Ops.One holds the plugin acme/uno, not \"one\"", _site.Said, StringComparison.Ordinal);
    }

    private Builder.Manifest.ServerManifest TwoFeeds(string more, string feeds = "[ feed, other ]") => _site.Read($"""
        apiVersion: slipway.dev/v1alpha1
        kind: ServerBuild
        metadata: {"{ name: toy, version: 1.2.3 }"}
        spec:
          base: {"{ image: host, server: 1.0.0 }"}
          feeds: {feeds}
          plugins:
            - {"{ name: one, module: Acme.Ops.One, version: 1.0.0" + more + " }"}
        """);
}
