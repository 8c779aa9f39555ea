using Slipway.Builder.Pipeline;
using Slipway.Builder.Tests.Making;

namespace Slipway.Builder.Tests.Linking;

/// <summary>Linking as a part of a build: against the closure of the manifest, told at the plugin's place.</summary>
public sealed class ServerLinkingTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    private Task<BuildOutcome> BuildAsync(IEnumerable<string> plugins, string more = "") =>
        ServerPipeline.RunAsync(_site.Manifest(plugins, more), BuildStage.Compile, _site.Context(), TestContext.Current.CancellationToken);

    private static byte[] Leaf(string version, string member) =>
        AssemblyMaker.Compile("Acme.Leaf", version, $$"""namespace Acme.Leaf; public static class Leaves { public static int {{member}}(string of) => 0; }""");

    /// <summary>A plugin's helper assembly that calls what Acme.Leaf 1.0.0 has.</summary>
    private static byte[] Helper { get; } = AssemblyMaker.Compile(
        "Acme.Helper", "1.0.0", "namespace Acme.Helper; public static class Trees { public static int Shake() => Acme.Leaf.Leaves.Count(\"\"); }", Leaf("1.0.0", "Count"));

    private void WithLeaf(string version, string member) =>
        new PackageMaker("Acme.Leaf", version).File("lib/net10.0/Acme.Leaf.dll", Leaf(version, member)).WriteTo(_site.Feed.Folder);

    [Fact]
    public async Task Run_PluginsThatLink_AreFoundToOnceAndThenFromTheCache()
    {
        WithLeaf("1.0.0", "Count");
        _site.Feed.WithServer().WithPlugin("one", more: package => package.File("lib/net10.0/Acme.Helper.dll", Helper).DependsOn("Acme.Leaf", "1.0.0"));

        Assert.NotNull((await BuildAsync(["one"])).Compiled);
        var context = _site.Context();
        var again = await ServerPipeline.RunAsync(_site.Manifest(["one"]), BuildStage.Compile, context, TestContext.Current.CancellationToken);

        Assert.NotNull(again.Compiled);
        Assert.True(Assert.Single(context.Steps.Steps, step => step.Name == "linking the plugins").FromCache);
    }

    [Fact]
    public async Task Run_AnotherPluginLiftsASharedDependency_IsToldAtThePluginThatDoesNotLink()
    {
        WithLeaf("1.0.0", "Count");
        WithLeaf("1.1.0", "Counts");
        _site.Feed.WithServer().WithPlugin("one", more: package => package.File("lib/net10.0/Acme.Helper.dll", Helper).DependsOn("Acme.Leaf", "1.0.0"))
            .WithPlugin("two", more: package => package.DependsOn("Acme.Leaf", "1.1.0"));

        Assert.Null((await BuildAsync(["one", "two"])).Compiled);

        Assert.Contains(
            "toy.yaml:8:51: error SLP3010: plugin \"one\" 1.0.0: Acme.Helper.Trees.Shake calls Acme.Leaf.Leaves.Count(string), which Acme.Leaf 1.1.0 does not have; the nearest is Acme.Leaf.Leaves.Counts(string)",
            _site.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("plugin \"two\"", _site.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_KeptFindingWhoseDependencyMoved_IsLookedUpAnew()
    {
        WithLeaf("1.0.0", "Count");
        WithLeaf("1.1.0", "Counts");
        _site.Feed.WithServer().WithPlugin("one", more: package => package.File("lib/net10.0/Acme.Helper.dll", Helper).DependsOn("Acme.Leaf", "1.0.0"))
            .WithPlugin("two", more: package => package.DependsOn("Acme.Leaf", "1.1.0"));

        Assert.NotNull((await BuildAsync(["one"])).Compiled);
        Assert.Null((await BuildAsync(["one", "two"])).Compiled);

        Assert.Contains("plugin \"one\" 1.0.0: Acme.Helper.Trees.Shake calls Acme.Leaf.Leaves.Count(string), which Acme.Leaf 1.1.0 does not have", _site.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OneMorePlugin_LooksIntoNoOther()
    {
        WithLeaf("1.0.0", "Count");
        _site.Feed.WithServer().WithPlugin("one", more: package => package.DependsOn("Acme.Leaf", "1.0.0")).WithPlugin("two");

        Assert.NotNull((await BuildAsync(["one"])).Compiled);
        var before = Kept();
        Assert.NotNull((await BuildAsync(["one", "two"])).Compiled);

        Assert.Equal(2, before.Count);
        Assert.Equal(before, Kept().Where(kept => before.ContainsKey(kept.Key)));
        Assert.Equal(3, Kept().Count);
    }

    // Files by the moment in which they were written.
    private SortedDictionary<string, DateTime> Kept() =>
        new(Directory.GetFiles(Path.Combine(_site.Context().CacheFolder, "linked")).ToDictionary(file => file, File.GetLastWriteTimeUtc), StringComparer.Ordinal);

    [Fact]
    public async Task Run_DependencyThatDoesNotLink_NamesWhoBringsIt()
    {
        WithLeaf("1.1.0", "Counts");
        new PackageMaker("Acme.Helper", "1.0.0").File("lib/net10.0/Acme.Helper.dll", Helper).DependsOn("Acme.Leaf", "1.1.0").WriteTo(_site.Feed.Folder);
        _site.Feed.WithServer().WithPlugin("one", more: package => package.DependsOn("Acme.Helper", "1.0.0"));

        Assert.Null((await BuildAsync(["one"])).Compiled);

        Assert.Contains("toy.yaml:8:51: error SLP3010: Acme.Helper 1.0.0 (Acme.Ops.One -> Acme.Helper): Acme.Helper.Trees.Shake calls", _site.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AssemblyThatNobodyBrings_IsAWarning()
    {
        _site.Feed.WithServer().WithPlugin("one", more: package => package.File("lib/net10.0/Acme.Helper.dll", Helper));

        Assert.NotNull((await BuildAsync(["one"])).Compiled);

        Assert.Contains("warning SLP3011: plugin \"one\" 1.0.0: Acme.Helper.Trees.Shake needs the assembly Acme.Leaf 1.0.0.0, which is not part of the server", _site.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AssemblyOfOldFramework_IsAWarningToo()
    {
        WithLeaf("1.1.0", "Counts");
        new PackageMaker("Acme.Helper", "1.0.0").File("lib/net48/Acme.Helper.dll", Helper).DependsOn("Acme.Leaf", "1.1.0").WriteTo(_site.Feed.Folder);
        _site.Feed.WithServer().WithPlugin("one", more: package => package.DependsOn("Acme.Helper", "1.0.0").DependsOn("Acme.Leaf", "1.1.0"));

        Assert.NotNull((await BuildAsync(["one"])).Compiled);

        Assert.Contains("warning SLP3011: Acme.Helper 1.0.0", _site.Said, StringComparison.Ordinal);
    }
}
