using System.Text.Json.Nodes;
using Slipway.Images.Tests.RealTools;

namespace Slipway.EndToEnd.Acceptance;

/// <summary>manifests/ci/build.cake, run by Cake itself.</summary>
public sealed class CakeRecipeTests(CakeCommand cake) : IClassFixture<CakeCommand>
{
    [Fact]
    public async Task Recipe_ReviewsAndPublishes()
    {
        Tool.Require("podman", "podman");
        await using var registry = await DockerRegistry.StartAsync();
        using var team = await TeamAsync($"  image: {{ repository: {registry.Host}/platform/ops-server, tags: [ \"{{version}}\" ] }}");
        await team.SlipwayAsync(0, "key", "new", "acme", "--no-passphrase");

        var review = await cake.RunAsync(team, "--target=Review", "--manifest=server.yaml", "--against=server.lock.json");
        var publish = await cake.RunAsync(team, "--target=Publish", "--manifest=server.yaml", "--key=acme.key", $"--slipway={SlipwayCommand.Path}");

        Assert.True(review.ExitCode == 0 && publish.ExitCode == 0, review.All + publish.All);
        Assert.StartsWith("**Nothing to decide: server.yaml stays as it is at server.lock.json**", await ReadAsync(team, "artifacts/plan.md"), StringComparison.Ordinal);
        Assert.Contains("Nothing to decide: server.yaml stays as it is at server.lock.json", review.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(team["artifacts/conformance/conformance.xml"]));
        var published = await ReadAsync(team, "artifacts/published.txt");
        Assert.StartsWith($"{registry.Host}/platform/ops-server@sha256:", published, StringComparison.Ordinal);
        await team.SlipwayAsync(0, "verify", published, "--key", "acme.pub");
    }

    [Fact]
    public async Task Recipe_FailsWithAPlanThatRefuses()
    {
        using var team = await TeamAsync();
        team.Manifest(Packages.Folder, withWeather: true);

        var review = await cake.RunAsync(team, "--target=Review", "--manifest=server.yaml", "--against=server.lock.json");

        Assert.True(review.ExitCode == 1, review.All);
        Assert.Contains("slipway plan ended with 4: packages do not resolve, or something is stale or drifted", review.All, StringComparison.Ordinal);
        // What is wrong is said by the command itself.
        Assert.Contains("SLP2101: server.lock.json does not fit any more", review.All, StringComparison.Ordinal);
        Assert.StartsWith("**Do not merge: ", await ReadAsync(team, "artifacts/plan.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Init_WithCake_WritesARepositoryWhoseScriptReviews()
    {
        using var team = new Distribution();
        await team.SlipwayAsync(0, "init", ".", "--name", "acme-ops", "--ci", "cake", "--plugin", "prometheus", "--feed", Packages.Folder, "--yes");
        await team.GitAsync("init", "-q");
        await team.GitAsync("add", ".");
        await team.GitAsync("commit", "-qm", "begin");

        var review = await cake.RunAsync(team, "--target=Review");

        Assert.True(review.ExitCode == 0, review.All);
        Assert.StartsWith("**Nothing to decide: acme-ops.yaml stays as it is at main", await ReadAsync(team, "artifacts/plan.md"), StringComparison.Ordinal);
        // What `dotnet tool restore` brings is the version that ran here.
        Assert.Equal(CakeCommand.Version, (string?)JsonNode.Parse(await ReadAsync(team, ".config/dotnet-tools.json"))!["tools"]!["cake.tool"]!["version"]);
    }

    private static async Task<Distribution> TeamAsync(string more = "")
    {
        var team = new Distribution();
        team.Manifest(Packages.Folder, withWeather: false, more);
        File.Copy(Repository.PathOf("manifests/ci/build.cake"), team["build.cake"]);
        await team.SlipwayAsync(0, "lock", "server.yaml");
        return team;
    }

    private static Task<string> ReadAsync(Distribution team, string path) => File.ReadAllTextAsync(team[path], TestContext.Current.CancellationToken);
}
