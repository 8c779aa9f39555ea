using System.Text.Json.Nodes;
using Slipway.Builder.Tests.Making;
using Slipway.Images.Tests.RealTools;

namespace Slipway.Cli.Tests.Bundles;

/// <summary>Bundles of servers on a base that is not the machine's.</summary>
public sealed class BaseBundleTests : IDisposable
{
    private readonly Site _site = new();

    [Fact]
    public async Task Export_ABaseOfARegistry_IsBuiltOnWhereThereIsNoRegistry()
    {
        var registry = await DockerRegistry.StartAsync();
        await PrepareAsync($"{registry.Host}/team/base:1");
        // Packages of a feed that nuget.config names, as most are.
        File.WriteAllText(_site["toy.yaml"], File.ReadAllText(_site["toy.yaml"]).Replace("feeds: [ feed ]", "feeds: []", StringComparison.Ordinal));
        _site.Write("nuget.config", "<configuration><packageSources><clear /><add key=\"company\" value=\"feed\" /></packageSources></configuration>");
        await RunAsync("build", "base.yaml", "-o", "base");
        await RunAsync("push", "base", $"{registry.Host}/team/base:1");
        await RunAsync("lock", "toy.yaml");

        var exported = JsonNode.Parse(await RunAsync("bundle", "export", "toy.yaml", "--key", "acme.key", "-o", "bundle", "--json"))!;
        await registry.DisposeAsync();
        await using var other = await DockerRegistry.StartAsync();
        var imported = JsonNode.Parse(await RunAsync("bundle", "import", "bundle", "--key", "acme.pub", "-o", "place", "--push", $"{other.Host}/site", "--json"))!;

        Assert.Equal(["base", "tool"], exported["images"]!.AsArray().Select(image => (string?)image));
        Assert.Equal(
            [$"{other.Host}/site/team/base 1", $"{other.Host}/site/slipway {Version(exported)}"],
            imported["pushed"]!.AsArray().Select(one => $"{((string)one!["reference"]!).Split('@')[0]} {one["tags"]![0]}"));
        Assert.Equal((string?)exported["image"], await BuiltInThePlaceAsync());
        // A store that is lost is filled from the place's feed, which has the name that the lock knows.
        Directory.Delete(_site["place/cache/packages"], recursive: true);
        Assert.Equal((string?)exported["image"], await BuiltInThePlaceAsync());
    }

    [Fact]
    public async Task Export_ABaseInALayout_IsBuiltOnWhereTheManifestNamesIt()
    {
        await PrepareAsync("oci:base/image");
        await RunAsync("build", "base.yaml", "-o", "base");
        await RunAsync("lock", "toy.yaml");

        var exported = JsonNode.Parse(await RunAsync("bundle", "export", "toy.yaml", "--key", "acme.key", "-o", "bundle", "--json"))!;
        await RunAsync("bundle", "import", "bundle", "--key", "acme.pub", "-o", "place");

        Assert.True(File.Exists(_site["place/source/base/image/index.json"]));
        Assert.Equal((string?)exported["image"], await BuiltInThePlaceAsync());
    }

    [Fact]
    public async Task Export_WhatCannotComeAlong_SaysWhereAndLeavesNothing()
    {
        await PrepareAsync("host");
        await RunAsync("lock", "toy.yaml");
        var unsigned = await ExportedBundle.SlipwayAsync(_site["."], "bundle", "export", "toy.yaml", "-o", "bundle");
        File.Delete(_site["toy.lock.json"]);
        var unlocked = await ExportedBundle.SlipwayAsync(_site["."], "bundle", "export", "toy.yaml", "--key", "acme.key", "-o", "bundle");
        File.WriteAllText(_site["toy.yaml"], File.ReadAllText(_site["toy.yaml"]).Replace("feeds: [ feed ]", $"feeds: [ {_site["feed"]} ]", StringComparison.Ordinal));
        await RunAsync("lock", "toy.yaml");
        var absolute = await ExportedBundle.SlipwayAsync(_site["."], "bundle", "export", "toy.yaml", "--key", "acme.key", "-o", "bundle");
        var taken = await ExportedBundle.SlipwayAsync(_site["."], "bundle", "export", "toy.yaml", "--key", "acme.key", "-o", "feed");

        Assert.Equal((2, 4, 3, 1), (unsigned.ExitCode, unlocked.ExitCode, absolute.ExitCode, taken.ExitCode));
        Assert.Contains("--key FILE", unsigned.Error, StringComparison.Ordinal);
        Assert.Contains("SLP2102", unlocked.Error, StringComparison.Ordinal);
        Assert.Contains("toy.yaml:6:12: error SLP1122", absolute.Error, StringComparison.Ordinal);
        Assert.Contains("SLP5024", taken.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_site["."], "*bundle*"));
    }

    public void Dispose() => _site.Dispose();

    private async Task PrepareAsync(string image)
    {
        _site.Feed.WithServer();
        _site.Manifest([]);
        File.Copy(_site["toy.yaml"], _site["base.yaml"]);
        File.WriteAllText(_site["toy.yaml"], File.ReadAllText(_site["toy.yaml"]).Replace("image: host", $"image: \"{image}\"", StringComparison.Ordinal));
        await RunAsync("key", "new", "acme", "--no-passphrase");
    }

    private async Task<string> BuiltInThePlaceAsync()
    {
        var built = await CommandRunner.RunAsync("env", ["-i", "PATH=/usr/bin:/bin", $"HOME={_site["home"]}", _site["place/slipway"], "build", _site["place/source/toy.yaml"], "--locked", "--offline", "-o", "out"], _site["."]);
        Assert.True(built.ExitCode == 0, built.All);
        return built.Output.Trim().Split('@')[1];
    }

    private async Task<string> RunAsync(params string[] arguments)
    {
        var result = await ExportedBundle.SlipwayAsync(_site["."], arguments);
        Assert.True(result.ExitCode == 0, $"slipway {string.Join(' ', arguments)}\n{result.All}");
        return result.Output.TrimEnd('\n');
    }

    private static string Version(JsonNode exported) => ((string)exported["tool"]!).Replace('+', '-');
}
