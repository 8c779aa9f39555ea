using System.IO.Compression;
using System.Text.Json;

namespace Slipway.EndToEnd;

/// <summary>The index inside the published command lists bytes, not names.</summary>
public sealed class ListedPluginTests
{
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
        Assert.Equal([1, 1, 1, 1, 1, 1], plugins.EnumerateObject().Select(plugin => plugin.Value.GetProperty("tier").GetInt32()));
        Assert.All(["alertmanager", "elasticsearch", "email", "pagerduty", "prometheus", "slack"], name => Assert.Contains($"slipway/{name} 1.0.0, tier 1, ", inspected.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lock_OtherBytesUnderAListedName_AreRefused()
    {
        using var folder = new TempFolder();
        MockServerManifest.CopyTo(folder);
        File.Copy(Path.Combine(Packages.Folder, "Slipway.Plugins.Mock.1.0.0.nupkg"), folder["Slipway.Plugins.Mock.1.0.0.nupkg"]);
        await using (var package = await ZipFile.OpenAsync(folder["Slipway.Plugins.Mock.1.0.0.nupkg"], ZipArchiveMode.Update, TestContext.Current.CancellationToken))
        {
            package.CreateEntry("more.txt");
        }

        var manifest = await File.ReadAllTextAsync(folder[MockServerManifest.Name], TestContext.Current.CancellationToken);
        folder.Write(MockServerManifest.Name, manifest.Replace(
            "Slipway.Plugins.Mock, version: 1.0.0", "Slipway.Plugins.Mock, version: 1.0.0, path: Slipway.Plugins.Mock.1.0.0.nupkg, because: a test, until: 2999-01-01", StringComparison.Ordinal));

        var locked = await SlipwayCommand.RunAsync(folder.Path, Nobody, "lock", MockServerManifest.Name);

        Assert.Equal(5, locked.ExitCode);
        Assert.Contains("error SLP3005: Slipway.Plugins.Mock 1.0.0 has another content than the index lists for slipway/mock 1.0.0", locked.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["ops-server-mocks.lock.json"]));
    }
}
