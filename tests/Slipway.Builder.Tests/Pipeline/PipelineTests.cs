using System.Text;
using Slipway.Builder.Generation;
using Slipway.Builder.Inspection;
using Slipway.Builder.Locking;
using Slipway.Builder.Packing;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Tests.Making;
using Slipway.Images.Layouts;
using Slipway.Images.Validation;

namespace Slipway.Builder.Tests.Pipeline;

public sealed class PipelineTests : IDisposable
{
    private readonly Site _site = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _site.Dispose();

    private static async Task<BuildOutcome> BuildAsync(Site site, IEnumerable<string> plugins, string more = "", BuildContext? context = null)
    {
        var outcome = await ServerPipeline.RunAsync(site.Manifest(plugins, more), BuildStage.Pack, context ?? site.Context(), Token);
        Assert.True(outcome.Image is not null, site.Said);
        return outcome;
    }

    [Fact]
    public async Task Run_ToTheEnd_MakesAnImageWhoseProgramRunsAndStatesItsComposition()
    {
        _site.Feed.WithServer().WithPlugin("one").WithPlugin("two", "1.2.0");
        var outcome = await BuildAsync(_site, ["two@1.2.0", "one"]);
        ApplicationFolder.Write(outcome.Compiled!, _site["app"]);

        var ran = await CommandRunner.RunAsync(Path.Combine(Site.DotnetRoot, "dotnet"), [_site["app/toy.dll"]]);

        Assert.Equal(
            $"""
            acme/one 1.0.0 Acme.Ops.One service/one
            acme/two 1.2.0 Acme.Ops.Two service/two
            dev.slipway.framework=v1
            dev.slipway.lock={outcome.Resolved!.Lock.Digest}
            dev.slipway.manifest={outcome.Resolved.Lock.Manifest}
            dev.slipway.name=toy
            dev.slipway.server.version=1.0.0
            dev.slipway.version=1.2.3

            """,
            ran.Output);
        Assert.Empty(await ImageValidator.ValidateAsync(outcome.Image!.Packed, Token));
        Assert.Equal(["server", "plugin acme/one 1.0.0", "plugin acme/two 1.2.0", "composition"], outcome.Image.Layers.Select(layer => layer.Title));
    }

    [Fact]
    public async Task Run_InTwoPlaces_GivesTheSameBytes()
    {
        using var other = new Site();
        foreach (var site in new[] { _site, other })
        {
            site.Feed.WithServer().WithLibrary("Acme.Leaf", "2.0.0").WithPlugin("one", more: package => package.DependsOn("Acme.Leaf", "2.0.0")).WithPlugin("two");
        }

        var here = await BuildAsync(_site, ["one", "two"]);
        var there = await BuildAsync(other, ["two", "one"], "  # another comment", other.Context() with { Parallelism = 1 });

        Assert.Equal(LockDiff.Of(here.Resolved!.Lock, there.Resolved!.Lock), ["nothing moved"]);
        Assert.Equal(Encoding.UTF8.GetString(LockFile.Bytes(here.Resolved!.Lock)), Encoding.UTF8.GetString(LockFile.Bytes(there.Resolved!.Lock)));
        Assert.Equal(here.Compiled!.Files.Select(file => Convert.ToHexString(file.Value.Span)), there.Compiled!.Files.Select(file => Convert.ToHexString(file.Value.Span)));
        Assert.Equal(here.Image!.Digest, there.Image!.Digest);
    }

    [Fact]
    public async Task Run_AfterOnePluginMoved_MakesItsLayerAndTheCompositionOnly()
    {
        _site.Feed.WithServer().WithPlugin("one").WithPlugin("two").WithPlugin("two", "1.1.0");
        await BuildAsync(_site, ["one", "two"]);

        var moved = await BuildAsync(_site, ["one", "two@1.1.0"]);

        Assert.Equal(["plugin acme/two 1.1.0", "composition"], moved.Image!.Layers.Where(layer => !layer.FromCache).Select(layer => layer.Title));
    }

    [Fact]
    public async Task Run_WithHeavyPlugins_PutsThemBelowTheOthers()
    {
        _site.Feed.WithServer().WithPlugin("one").WithPlugin("two", more: Native("two.so", 1 << 20)).WithPlugin("three", more: Native("three.so", 4 << 20));

        var outcome = await BuildAsync(_site, ["one", "two", "three"]);

        Assert.Equal(
            ["server", "plugin acme/three 1.0.0", "plugin acme/two 1.0.0", "plugin acme/one 1.0.0", "composition"],
            outcome.Image!.Layers.Select(layer => layer.Title));

        static Action<PackageMaker> Native(string name, int size) => package => package.File($"runtimes/linux-x64/native/{name}", new byte[size]);
    }

    [Fact]
    public async Task Run_PluginInTwoServers_HasTheSameLayer()
    {
        _site.Feed.WithServer().WithPlugin("one").WithPlugin("two");
        var alone = await BuildAsync(_site, ["one"]);

        using var other = new Site();
        other.Feed.WithServer().WithPlugin("one").WithPlugin("two");
        var together = await BuildAsync(other, ["one", "two"]);

        Assert.Equal(LayerOf(alone, "one"), LayerOf(together, "one"));
    }

    [Fact]
    public async Task Run_WithoutPlugins_IsAServerToo()
    {
        _site.Feed.WithServer();

        var outcome = await BuildAsync(_site, []);

        Assert.Equal(["server", "composition"], outcome.Image!.Layers.Select(layer => layer.Title));
    }

    [Fact]
    public async Task Run_ManyPlugins_StaysWithinTheBudgetOfLayers()
    {
        _site.Feed.WithServer();
        string[] plugins = [.. Enumerable.Range(1, 24).Select(number => $"plugin{number}")];
        foreach (var plugin in plugins)
        {
            _site.Feed.WithPlugin(plugin);
        }

        var outcome = await BuildAsync(_site, plugins);

        Assert.InRange(outcome.Image!.Packed.Images[0].Layers.Count, 10, 20);
        ApplicationFolder.Write(outcome.Compiled!, _site["app"]);
        var inImage = (await Images.Reading.ImageFiles.MergeAsync(outcome.Image.Packed.Images[0], Token)).All
            .Select(file => file.Item).Where(item => item.Kind == Images.Layers.LayerEntryKind.File && item.Path.StartsWith("app/", StringComparison.Ordinal)).Select(item => item.Path[4..]);
        Assert.Equal(Directory.GetFiles(_site["app"]).Select(Path.GetFileName).Order(StringComparer.Ordinal), inImage.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Run_Locked_BuildsTheSameBytesWithoutTheFeed()
    {
        _site.Feed.WithServer().WithPlugin("one");
        var open = await BuildAsync(_site, ["one"]);
        LockFile.Write(LockFile.PathFor(open.Resolved!.Manifest), open.Resolved.Lock);
        Directory.Delete(_site["feed"], recursive: true);
        Directory.CreateDirectory(_site["feed"]);

        var locked = await BuildAsync(_site, ["one"], context: _site.Context(locked: true, offline: true));

        Assert.Equal(open.Image!.Digest, locked.Image!.Digest);
    }

    [Fact]
    public async Task Run_LockedOnAFreshMachine_FetchesExactlyTheLockedBytes()
    {
        _site.Feed.WithServer().WithPlugin("one");
        var open = await BuildAsync(_site, ["one"]);
        LockFile.Write(LockFile.PathFor(open.Resolved!.Manifest), open.Resolved.Lock);
        Directory.Delete(_site["cache"], recursive: true);

        var fetched = await BuildAsync(_site, ["one"], context: _site.Context(locked: true));
        Assert.Equal(open.Image!.Digest, fetched.Image!.Digest);

        Directory.Delete(_site["cache"], recursive: true);
        _site.Feed.WithPlugin("one", more: package => package.File("more.txt", "replaced"));
        var replaced = await ServerPipeline.RunAsync(_site.Manifest(["one"]), BuildStage.Resolve, _site.Context(locked: true), Token);
        Assert.Null(replaced.Resolved);
        Assert.Contains("SLP2105: the feed \"feed\" delivers another Acme.Ops.One 1.0.0 than the lock names", _site.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_LockedWithADamagedStore_FetchesTheBytesAnew()
    {
        _site.Feed.WithServer().WithPlugin("one");
        var open = await BuildAsync(_site, ["one"]);
        LockFile.Write(LockFile.PathFor(open.Resolved!.Manifest), open.Resolved.Lock);
        foreach (var path in Directory.GetFiles(_site["cache/packages"], "*.nupkg", SearchOption.AllDirectories))
        {
            using var file = File.OpenWrite(path);
            file.Write("damage"u8);
        }

        Assert.Equal(open.Image!.Digest, (await BuildAsync(_site, ["one"], context: _site.Context(locked: true))).Image!.Digest);
    }

    [Fact]
    public async Task Run_StdioPlugin_LiesInTheImageOnceItsBytesAreTheApprovedOnes()
    {
        _site.Feed.WithServer();
        _site.Write("bin/pager", "#!/bin/sh\necho '{}'\n");
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(_site["bin/pager"])));
        var more = $"  stdioPlugins: [ {{ name: pager, capability: incident, file: bin/pager, sha256: \"{hash}\" }} ]";

        var outcome = await BuildAsync(_site, [], more);
        var file = (await Images.Reading.ImageFiles.MergeAsync(outcome.Image!.Packed.Images[0], Token)).Find("opt/opsorch/plugins/pager");
        Assert.Equal(0b111_101_101, (int)file!.Item.Mode);

        _site.Write("bin/pager", "#!/bin/sh\necho tampered\n");
        Assert.Null((await ServerPipeline.RunAsync(_site.Manifest([], more), BuildStage.Resolve, _site.Context(), Token)).Resolved);
        Assert.Contains("SLP1111: stdio plugin \"pager\"", _site.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AfterTheManifestMoved_RefusesTheLockAndSaysWhatMoved()
    {
        _site.Feed.WithServer().WithPlugin("one").WithPlugin("one", "1.1.0").WithPlugin("two");
        var open = await BuildAsync(_site, ["one"]);
        LockFile.Write(LockFile.PathFor(open.Resolved!.Manifest), open.Resolved.Lock);

        var moved = await ServerPipeline.RunAsync(_site.Manifest(["one@1.1.0", "two"]), BuildStage.Resolve, _site.Context(), Token);

        Assert.Null(moved.Resolved);
        Assert.Contains("plugin \"one\": 1.0.0 -> 1.1.0; plugin \"two\" 1.0.0 is new", _site.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_LockedWithoutALock_IsRefused()
    {
        _site.Feed.WithServer();

        Assert.Null((await ServerPipeline.RunAsync(_site.Manifest([]), BuildStage.Resolve, _site.Context(locked: true), Token)).Resolved);
        Assert.Contains("SLP2102", _site.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_PackageWithoutAPlugin_IsAnErrorAtItsLine()
    {
        _site.Feed.WithServer().WithLibrary("Acme.Ops.Nothing", "1.0.0");

        Assert.Null((await ServerPipeline.RunAsync(_site.Manifest(["nothing"]), BuildStage.Pack, _site.Context(), Token)).Compiled);

        Assert.Contains("toy.yaml:8:15: error SLP4101", _site.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ServerPackageThatIsNone_IsTheCompilersErrorAndNotACrash()
    {
        _site.Feed.WithServer().WithLibrary("Slipway.Server", "1.0.0", ("Slipway.Sdk", "1.0.0"));

        Assert.Null((await ServerPipeline.RunAsync(_site.Manifest([]), BuildStage.Pack, _site.Context(), Token)).Compiled);

        Assert.Contains("error SLP4501", _site.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_LayoutAndArchive_AreInspectedWithoutRunningAnything()
    {
        _site.Feed.WithServer().WithPlugin("one");
        var context = _site.Context();
        var outcome = await BuildAsync(_site, ["one"], context: context);
        Assert.True(await BuildOutput.WriteAsync(outcome, [], _site["out"], context, Token));
        using (var archive = await BuildOutput.PrepareArchiveAsync(outcome, _site["out/toy.tar"], context, Token))
        {
            Assert.False(File.Exists(_site["out/toy.tar"]));
            Assert.NotNull(archive);
            archive.Keep();
        }

        foreach (var place in new[] { "out", "out/toy.tar" })
        {
            Directory.CreateDirectory(_site["unpacked"]);
            var server = Assert.Single((await ServerInspector.InspectAsync(_site[place], null, _site["unpacked"], Token)).Required);
            Assert.Equal(outcome.Image!.Digest.ToString(), server.Digest);
            Assert.Equal(["acme/one 1.0.0 3"], server.Plugins.Select(plugin => $"{plugin.Id} {plugin.Version} {plugin.Tier}"));
        }
    }

    [Fact]
    public async Task Run_OnAStockImageThatStatesItsServer_TakesBaseAndServerAndNothingElse()
    {
        _site.Feed.WithServer().WithPlugin("one").WithPlugin("two");
        var context = _site.Context();
        var first = await BuildAsync(_site, ["one"], context: context);
        await BuildOutput.WriteAsync(first, [], _site["base"], context, Token);
        _site.Manifest(["two"]);
        var text = File.ReadAllText(_site["toy.yaml"]).Replace("image: host, server: 1.0.0", "image: \"oci:base/image\"", StringComparison.Ordinal);

        var second = await ServerPipeline.RunAsync(_site.Read(text), BuildStage.Pack, _site.Context(), Token);

        Assert.True(second.Image is not null, _site.Said);
        var (stock, image) = (first.Image!.Packed.Images[0], second.Image.Packed.Images[0]);
        Assert.Equal("1.0.0", second.Resolved!.Lock.Server);
        Assert.Equal(5, image.Layers.Count);
        Assert.Equal(stock.Layers.Take(3).Select(layer => layer.DiffId), image.Layers.Take(3).Select(layer => layer.DiffId));
        Assert.Equal(["server", "plugin acme/two 1.0.0", "composition"], second.Image.Layers.Select(layer => layer.Title));
        Assert.Contains("DOTNET_RUNNING_IN_CONTAINER=true", image.Config.Env);
        Assert.Equal(stock.Digest.ToString(), image.Config.Labels["org.opencontainers.image.base.digest"]);
        Assert.Empty(await ImageValidator.ValidateAsync(second.Image.Packed, Token));
    }

    [Fact]
    public async Task Run_OnABaseWithoutLabels_KeepsItsLayersAndWantsToBeToldTheServer()
    {
        _site.Feed.WithServer();
        var plain = Slipway.Images.Composition.ImageComposer.Compose(
            null, [], new() { Created = DateTimeOffset.UnixEpoch, Platform = Slipway.Images.Platform.LinuxAmd64, Env = [new("OF", "the base")] });
        await LayoutWriter.WriteAsync(Slipway.Images.Composition.PackedImage.Of(plain), _site["plain"], new() { Tag = "1" }, Token);
        _site.Manifest([]);
        var text = File.ReadAllText(_site["toy.yaml"]).Replace("image: host", "image: \"oci:plain\"", StringComparison.Ordinal);

        var told = await ServerPipeline.RunAsync(_site.Read(text), BuildStage.Pack, _site.Context(), Token);
        Assert.True(told.Image is not null, _site.Said);
        var untold = await ServerPipeline.RunAsync(_site.Read(text.Replace(", server: 1.0.0", "", StringComparison.Ordinal)), BuildStage.Pack, _site.Context(), Token);

        Assert.Contains("OF=the base", told.Image.Packed.Images[0].Config.Env);
        Assert.Null(untold.Resolved);
        Assert.Contains("SLP1109: spec.base.server is not there, and no label dev.slipway.server.version of the base states it", _site.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generate_IntoAFolderThatSomebodyChanged_LeavesTheirFilesAlone()
    {
        _site.Feed.WithServer().WithPlugin("one").WithPlugin("two");
        var files = await FilesAsync(["one"]);
        Assert.Empty(ProjectFolder.Write(_site["project"], files));
        Assert.Empty(ProjectFolder.Stale(_site["project"], files));
        File.WriteAllText(_site["project/Program.cs"], "// mine");

        var moved = await FilesAsync(["one", "two"]);
        Assert.Equal(["Composition.cs", "Program.cs", "plugins.slipway", "toy.csproj"], ProjectFolder.Stale(_site["project"], moved).Order(StringComparer.Ordinal));
        Assert.Equal(["Program.cs"], ProjectFolder.Write(_site["project"], moved));

        Assert.Equal("// mine", File.ReadAllText(_site["project/Program.cs"]));
        Assert.Equal(["Program.cs"], ProjectFolder.Stale(_site["project"], moved));
    }

    private async Task<IReadOnlyList<KeyValuePair<string, string>>> FilesAsync(IEnumerable<string> plugins)
    {
        var outcome = await ServerPipeline.RunAsync(_site.Manifest(plugins), BuildStage.Generate, _site.Context(), Token);
        return GeneratedProject.Files(outcome.Generated!, _site["project"]);
    }

    private static string LayerOf(BuildOutcome outcome, string plugin) =>
        outcome.Image!.Layers.Single(layer => layer.Title.Contains($"/{plugin} ", StringComparison.Ordinal)).Layer.Descriptor.Digest.ToString();
}
