using System.Text.Json.Nodes;
using Slipway.Builder.Manifest;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Cli.Tests.Distributions;

/// <summary>The patterns of the Renovate configuration, run as Renovate runs them, find what a manifest names: no more and no less.</summary>
public sealed class RenovatePatternTests : CommandTest
{
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private static readonly string[] Layouts =
    [
        // Keys in another order, quotes, a leading v, one of several lines, comments that are no plugins, an override.
        $$"""
        apiVersion: slipway.dev/v1alpha1
        kind: ServerBuild
        metadata: { name: acme, version: 1.4.0 }
        spec:
          base: { image: "registry.example.com:5000/team/base:1.2@{{Digest}}", server: v1.0.0, frameworkVersion: v1 }
          plugins:
            - { version: "1.0.0", module: "Slipway.Plugins.Prometheus", name: prometheus }
            # - { name: email, module: Slipway.Plugins.Email, version: 1.0.0 }
            - { name: weather, module: Acme.Ops.Weather, feed: acme, version: 2.1.0-rc.1 }   # not server: 9.9.9
            - {
                name: tides,
                module: 'Acme.Ops.Tides',
                version: v3.0.0
              }
          feeds: [ feed ]
          overrides:
            - { module: Acme.Text, version: 2.0.1, because: CVE-2026-0001, until: 2999-01-01 }
        """,
        """
        apiVersion: slipway.dev/v1alpha1
        kind: ServerBuild
        metadata:
          name: acme
          version: 1.4.0
        spec:
          base:
            image: host
            server: 1.0.0      # the one that was tried
          plugins:
            - name: prometheus
              module: Slipway.Plugins.Prometheus   # built-in
              version: 1.0.0
            - module: Acme.Ops.Weather
              feed: acme
              version: "2.1.0"
            - version: 3.0.0
              module: Acme.Ops.Tides
              name: tides
          feeds: [ feed ]
        """.Replace("- module: Acme.Ops.Weather", "- module: Acme.Ops.Weather\n      name: weather", StringComparison.Ordinal),
    ];

    public static TheoryData<string> Manifests() =>
    [
        .. Directory.GetFiles(Repository.PathOf("manifests"), "*.yaml").Select(File.ReadAllText),
        .. Layouts,
        .. Layouts.Select(text => text.Replace("\n", "\r\n", StringComparison.Ordinal)),
    ];

    [Theory]
    [MemberData(nameof(Manifests))]
    public async Task Patterns_FindWhatTheReaderReads(string text)
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder["artifacts/packages"]);
        Directory.CreateDirectory(folder["manifests/feed"]);
        var path = folder.Write("manifests/server.yaml", text);

        var found = await FindAsync(Repository.PathOf("templates/content/slipway-distribution/renovate.json"), text);

        Assert.Equal(Expected(path), found);
    }

    [Fact]
    public async Task Patterns_OfANewDistribution_FindItsOwnPlugins()
    {
        var init = await RunAsync("init", "acme", "--no-lock", "--plugin", "weather=Acme.Ops.Weather@2.1.0", "--feed", "https://feed.example.com/v3/index.json");

        Assert.True(init.ExitCode == 0, init.All);
        var manifest = Site["acme/acme.yaml"];
        Assert.Equal("nuget Acme.Ops.Weather 2.1.0\nnuget Slipway.Server 1.0.0", Expected(manifest));
        Assert.Equal(Expected(manifest), await FindAsync(Site["acme/renovate.json"], await File.ReadAllTextAsync(manifest, TestContext.Current.CancellationToken)));
    }

    /// <summary>What Renovate is told about NuGet's packages: to ask the feeds of the manifest and nobody else, or nobody at all.</summary>
    [Theory]
    [InlineData("https://feed.example.com/v3/index.json", """{"registryUrls":["https://feed.example.com/v3/index.json"]}""")]
    [InlineData("https://feed.example.com/v3/index.json https://api.nuget.org/v3/index.json", """{"registryUrls":["https://feed.example.com/v3/index.json","https://api.nuget.org/v3/index.json"]}""")]
    [InlineData("packages https://feed.example.com/v3/index.json", """{"registryUrls":["https://feed.example.com/v3/index.json"]}""")]
    [InlineData("packages", """{"enabled":false}""")]
    public async Task Feeds_OfANewDistribution_AreAllThatRenovateAsks(string feeds, string expected)
    {
        Directory.CreateDirectory(Site["packages"]);
        var init = await RunAsync(["init", "acme", "--no-lock", "--plugin", "weather=Acme.Ops.Weather@2.1.0", .. feeds.Split(' ').SelectMany(feed => new[] { "--feed", feed })]);

        Assert.True(init.ExitCode == 0, init.All);
        var renovate = JsonNode.Parse(await File.ReadAllTextAsync(Site["acme/renovate.json"], TestContext.Current.CancellationToken))!;
        var rule = renovate["packageRules"]!.AsArray().Single(each => each!["matchDatasources"] is { } of && (string)of[0]! == "nuget")!.AsObject();
        foreach (var key in new[] { "description", "matchManagers", "matchDatasources" })
        {
            Assert.True(rule.Remove(key), key);
        }

        Assert.Equal(expected, rule.ToJsonString());
    }

    /// <summary>What the patterns of a configuration find, a line each.</summary>
    private static async Task<string> FindAsync(string configuration, string manifest)
    {
        var run = await CommandRunner.RunAsync(Tool.Require("node", "nodejs"), [Repository.PathOf("tests/judges/renovate-patterns.mjs"), configuration], input: manifest);
        Assert.True(run.ExitCode == 0, run.All);
        return run.Output.Trim();
    }

    /// <summary>What the builder's own reader says that a manifest names.</summary>
    private static string Expected(string path)
    {
        var bag = new DiagnosticBag();
        // Programs that lie beside a manifest are not here, and no affair of Renovate's.
        var text = File.ReadAllText(path);
        var stdio = text.IndexOf("  stdioPlugins:", StringComparison.Ordinal);
        var bytes = System.Text.Encoding.UTF8.GetBytes(stdio < 0 ? text : text[..stdio]);
        var manifest = ManifestReader.Read(bytes, path, path, new DateOnly(2026, 1, 1), bag);
        Assert.True(manifest is not null, string.Join('\n', bag.Sorted().Select(problem => problem.Message)));
        var image = manifest.Base.IsHost ? null : manifest.Base.Image.Value.Replace($"@{Digest}", $" {Digest}", StringComparison.Ordinal);
        return string.Join('\n', manifest.Plugins.Select(plugin => $"nuget {plugin.Module.Value} {plugin.Version.Value}")
            .Concat(manifest.Overrides.Select(pin => $"nuget {pin.Module.Value} {pin.Version.Value}"))
            .Append(manifest.Base.Server is { } server ? $"nuget Slipway.Server {server.Value}" : null)
            .Append(image is null ? null : $"docker {image[..image.LastIndexOf(":1.2", StringComparison.Ordinal)]} {image[(image.LastIndexOf(":1.2", StringComparison.Ordinal) + 1)..]}")
            .OfType<string>().Order(StringComparer.Ordinal));
    }
}
