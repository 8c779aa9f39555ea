using System.IO.Compression;
using System.Text.Json;

namespace Slipway.EndToEnd;

/// <summary>The index inside the published command lists bytes, not names.</summary>
public sealed class ListedPluginTests
{
    // What the evidence in manifests/index/evidence was made with.
    private const string ProvenOn = "1.0.0";

    private const string Mock = "Slipway.Plugins.Mock.1.0.0.nupkg";

    private static readonly Dictionary<string, string?> Nobody = new() { ["CI"] = null };

    [Fact]
    public async Task LockAndInspect_PluginsOfThisRepository_AreTierOne()
    {
        _ = Packages.Environment;
        using var folder = new TempFolder();
        var manifest = await File.ReadAllTextAsync(Repository.PathOf("manifests/ops-server.yaml"), TestContext.Current.CancellationToken);
        folder.Write("ops-server.yaml", manifest.Replace("../artifacts/packages", Packages.Folder, StringComparison.Ordinal));

        var locked = await SlipwayCommand.RunAsync(folder.Path, Nobody, "lock", "ops-server.yaml");
        var built = await SlipwayCommand.RunAsync(folder.Path, Nobody, "build", "ops-server.yaml", "-o", "out", "--locked");
        var inspected = await SlipwayCommand.RunAsync(folder.Path, Nobody, "inspect", "out");

        Assert.True(locked.ExitCode == 0, locked.All);
        Assert.True(built.ExitCode == 0, built.All);
        var plugins = JsonElement.Parse(await File.ReadAllTextAsync(folder["ops-server.lock.json"], TestContext.Current.CancellationToken)).GetProperty("plugins");
        Assert.Equal([1, 1, 1, 1, 1, 1, 1, 1], plugins.EnumerateObject().Select(plugin => plugin.Value.GetProperty("tier").GetInt32()));
        Assert.All(["alertmanager", "backstage", "elasticsearch", "email", "pagerduty", "prometheus", "runbooks", "slack"], name => Assert.Contains($"slipway/{name} 1.0.0, tier 1, ", inspected.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lock_TheExamplesOfTheIndex_HaveTheTierThatTheirEvidenceCarries()
    {
        _ = Packages.Environment;
        using var folder = new TempFolder();
        folder.Write("examples.yaml", $$"""
            apiVersion: slipway.dev/v1alpha1
            kind: ServerBuild
            metadata: { name: examples, version: 1.0.0 }
            spec:
              base: { image: host, server: 1.0.0 }
              feeds: [ "{{Repository.PathOf("tests/Slipway.EndToEnd/Examples")}}", "{{Packages.Folder}}" ]
              plugins:
                - { name: tides, module: Example.Ops.Tides, version: 0.1.0 }
                - { name: weather, module: Example.Ops.Weather, version: 1.0.0 }
            """);

        var locked = await SlipwayCommand.RunAsync(folder.Path, Nobody, "lock", "examples.yaml");
        var judged = await SlipwayCommand.RunAsync(Repository.Root, Nobody, "index", "check", "manifests/index", "--server", ProvenOn);
        var server = (await SlipwayCommand.RunAsync(folder.Path, Nobody, "--version")).Output.Trim();

        Assert.True(judged.ExitCode == 0, judged.All);
        // A later server is one that the evidence does not speak of, so the entry claims what nobody has shown yet.
        if (server != ProvenOn)
        {
            Assert.Equal(3, locked.ExitCode);
            Assert.Contains($"it passed on {ProvenOn}, but the latest server in range is {server}", locked.Error, StringComparison.Ordinal);
            return;
        }

        Assert.True(locked.ExitCode == 0, locked.All);
        var plugins = JsonElement.Parse(await File.ReadAllTextAsync(folder["examples.lock.json"], TestContext.Current.CancellationToken)).GetProperty("plugins");
        Assert.Equal([("tides", 3), ("weather", 2)], plugins.EnumerateObject().Select(plugin => (plugin.Name, plugin.Value.GetProperty("tier").GetInt32())));
    }

    [Fact]
    public async Task Lock_OtherBytesOfAFeedUnderAListedName_AreRefused()
    {
        using var folder = new TempFolder();
        MockServerManifest.CopyTo(folder);
        Directory.CreateDirectory(folder["feed"]);
        foreach (var package in Directory.GetFiles(Packages.Folder, "*.nupkg"))
        {
            File.Copy(package, folder[$"feed/{Path.GetFileName(package)}"]);
        }

        await ChangeAsync(folder[$"feed/{Mock}"]);
        await RewriteAsync(folder, Packages.Folder, "feed");

        var locked = await SlipwayCommand.RunAsync(folder.Path, Nobody, "lock", MockServerManifest.Name);

        Assert.True(locked.ExitCode == 5, locked.All);
        Assert.Contains("error SLP3005: Slipway.Plugins.Mock 1.0.0 has another content than the index lists for slipway/mock 1.0.0", locked.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["ops-server-mocks.lock.json"]));
    }

    // Whoever develops a plugin tries it under its name; nothing of what is listed holds for it then.
    [Fact]
    public async Task Lock_OtherBytesOfAPathUnderAListedName_AreTierThree()
    {
        using var folder = new TempFolder();
        MockServerManifest.CopyTo(folder);
        File.Copy(Path.Combine(Packages.Folder, Mock), folder[Mock]);
        await ChangeAsync(folder[Mock]);
        await RewriteAsync(folder, "Slipway.Plugins.Mock, version: 1.0.0", $"Slipway.Plugins.Mock, version: 1.0.0, path: {Mock}, because: a test, until: 2999-01-01");

        var locked = await SlipwayCommand.RunAsync(folder.Path, Nobody, "lock", MockServerManifest.Name);

        Assert.True(locked.ExitCode == 0, locked.All);
        var plugin = JsonElement.Parse(await File.ReadAllTextAsync(folder["ops-server-mocks.lock.json"], TestContext.Current.CancellationToken)).GetProperty("plugins").GetProperty("mock");
        Assert.Equal(3, plugin.GetProperty("tier").GetInt32());
    }

    private static async Task ChangeAsync(string file)
    {
        await using var package = await ZipFile.OpenAsync(file, ZipArchiveMode.Update, TestContext.Current.CancellationToken);
        package.CreateEntry("more.txt");
    }

    private static async Task RewriteAsync(TempFolder folder, string text, string by)
    {
        var manifest = await File.ReadAllTextAsync(folder[MockServerManifest.Name], TestContext.Current.CancellationToken);
        Assert.Contains(text, manifest, StringComparison.Ordinal);
        folder.Write(MockServerManifest.Name, manifest.Replace(text, by, StringComparison.Ordinal));
    }
}
