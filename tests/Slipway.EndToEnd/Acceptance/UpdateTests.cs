using System.Text.Json.Nodes;

namespace Slipway.EndToEnd.Acceptance;

/// <summary>Newer versions of a real plugin for the real server: those that do not conform are passed over when that is asked, and what is written builds.</summary>
public sealed class UpdateTests
{
    [Fact]
    public async Task ForeignPlugin_WhoseNewestVersionDoesNotConform_MovesToTheOneBefore()
    {
        using var plugin = await WeatherPlugin.PackAsync();
        await plugin.PackVersionAsync("0.2.0");
        await plugin.PackVersionAsync("0.3.0", ("found.Select(Map), request.Limit", "found.Select(Map), 1000"));
        using var team = new Distribution();
        team.Write("server.yaml", $$"""
            apiVersion: slipway.dev/v1alpha1
            kind: ServerBuild
            metadata: { name: acme-ops-server, version: 1.4.0 }
            spec:
              base: { image: host, server: 1.0.0, frameworkVersion: v1 }
              feeds: [ "{{plugin.Feed}}", "{{Packages.Folder}}" ]
              plugins:
                - { name: weather, module: Acme.Ops.Weather, version: 0.1.0 }   # ours
            """);
        team.Write("nuget.config", "<configuration><packageSources><clear /></packageSources></configuration>");

        var compiling = await team.SlipwayAsync(100, "outdated", "server.yaml", "--exit-code");
        var written = JsonNode.Parse((await team.SlipwayAsync(0, "update", "server.yaml", "--conformance", "--json", "--markdown", "pull-request.md")).Output)!;
        await team.SlipwayAsync(0, "check", "server.yaml", "--locked");

        Assert.Contains("weather 0.1.0 -> 0.3.0\n", compiling.Output, StringComparison.Ordinal);
        var weather = written["versions"]!.AsArray().Single(one => (string?)one!["name"] == "weather")!;
        Assert.Equal(("0.2.0", "passed"), ((string?)weather["after"], (string?)written["proof"]!["conformance"]));
        var passed = Assert.Single(weather["passedOver"]!.AsArray())!;
        Assert.Equal(("0.3.0", "SLP7001"), ((string?)passed["version"], (string?)passed["rule"]));
        Assert.StartsWith("list.limit", (string?)passed["reason"], StringComparison.Ordinal);
        Assert.EndsWith("version: 0.2.0 }   # ours", await File.ReadAllTextAsync(team["server.yaml"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("conformance passed.", await File.ReadAllTextAsync(team["pull-request.md"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
