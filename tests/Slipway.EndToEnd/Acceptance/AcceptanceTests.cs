using System.Text.Json.Nodes;
using Slipway.Images.Tests.RealTools;

namespace Slipway.EndToEnd.Acceptance;

/// <summary>Another team ships a plugin, and the platform team only approves a change of its manifest.</summary>
public sealed class AcceptanceTests
{
    [Fact]
    public async Task ForeignPlugin_IsPublishedPlannedBuiltSignedAndTried()
    {
        Tool.Require("podman", "podman");
        using var plugin = await WeatherPlugin.PackAsync();
        await using var registry = await DockerRegistry.StartAsync();
        using var team = new Distribution();
        var image = $"  image: {{ repository: {registry.Host}/platform/ops-server, tags: [ \"{{version}}\" ] }}";
        team.Manifest(plugin.Feed, withWeather: false, image);
        team.Write(".gitignore", "out/\n*.key\n");
        await team.SlipwayAsync(0, "lock", "server.yaml");
        await team.GitAsync("init", "-q");
        await team.GitAsync("add", ".");
        await team.GitAsync("commit", "-q", "-m", "before");
        await team.GitAsync("checkout", "-q", "-b", "weather");

        // The pull request.
        team.Manifest(plugin.Feed, withWeather: true, image);
        await team.SlipwayAsync(0, "lock", "server.yaml");
        var comment = await team.SlipwayAsync(0, "plan", "server.yaml", "--markdown", "--locked");
        var plan = JsonNode.Parse((await team.SlipwayAsync(100, "plan", "server.yaml", "--json", "--locked", "--exit-code")).Output)!;
        var tried = await team.SlipwayAsync(0, "conformance", plugin.Package, "--feed", Packages.Folder, "--json");

        Assert.StartsWith("**Decide: adds acme/weather 0.1.0; ", comment.Output, StringComparison.Ordinal);
        Assert.Contains("| <code>acme/weather</code> | outbound host <code>{config:url}</code> |  | yes |", comment.Output, StringComparison.Ordinal);
        Assert.Contains("declared and checked by reading, not enforced", comment.Output, StringComparison.Ordinal);
        Assert.Equal("decide", (string?)plan["decision"]);
        Assert.Equal(["acme/weather"], plan["changes"]!.AsArray().Where(change => (string?)change!["kind"] == "plugin").Select(change => (string?)change!["name"]));
        Assert.Contains(plan["fits"]!.AsArray(), fit => (string?)fit!["plugin"] == "acme/weather 0.1.0" && (string?)fit["declared"] == "compatible" && (string?)fit["linked"] == "links");
        Assert.Equal("passed", (string?)JsonNode.Parse(tried.Output)!["result"]);

        // The merge.
        await team.GitAsync("add", ".");
        await team.GitAsync("commit", "-q", "-m", "weather");
        await team.SlipwayAsync(0, "key", "new", "acme", "--no-passphrase");
        var pushed = (await team.SlipwayAsync(0, "build", "server.yaml", "-o", "out", "--locked", "--push", "--sign", "acme.key")).Output.Trim();
        await team.SlipwayAsync(0, "verify", pushed, "--key", "acme.pub");
        await team.SlipwayAsync(0, "conformance", pushed, "--profile", "smoke", "--attach", "--sign", "acme.key");
        await team.SlipwayAsync(0, "plan", "server.yaml", "--against", pushed, "--locked");

        var page = await File.ReadAllTextAsync(team["out/report.html"], TestContext.Current.CancellationToken);
        Assert.Contains(pushed.Split('@')[1], page, StringComparison.Ordinal);
        Assert.Contains("acme/weather", page, StringComparison.Ordinal);
        var carried = await team.SlipwayAsync(0, "pull", pushed, "-o", "pulled");
        Assert.Contains("https://slipway.dev/attestations/conformance/v1", await File.ReadAllTextAsync(team["pulled/index.json"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains(pushed.Split('@')[1], carried.Output, StringComparison.Ordinal);
    }
}
