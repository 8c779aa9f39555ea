using Slipway.Images.Tests.RealTools;

namespace Slipway.EndToEnd.Acceptance;

/// <summary>manifests/ci/build.cake, run by Cake itself.</summary>
public sealed class CakeRecipeTests
{
    private const string Version = "7.0.0";

    [Fact]
    public async Task Recipe_ReviewsAndPublishes()
    {
        Tool.Require("podman", "podman");
        _ = Packages.Environment;
        await using var registry = await DockerRegistry.StartAsync();
        using var team = new Distribution();
        team.Manifest(Packages.Folder, withWeather: false, $"  image: {{ repository: {registry.Host}/platform/ops-server, tags: [ \"{{version}}\" ] }}");
        File.Copy(Repository.PathOf("manifests/ci/build.cake"), team["build.cake"]);
        await team.SlipwayAsync(0, "lock", "server.yaml");
        await team.SlipwayAsync(0, "key", "new", "acme", "--no-passphrase");
        await RunAsync("dotnet", team, "tool", "install", "Cake.Tool", "--version", Version, "--tool-path", team["tool"]);

        await RunAsync(team["tool/dotnet-cake"], team, "build.cake", "--target=Review", "--manifest=server.yaml", "--against=server.lock.json", $"--slipway={SlipwayCommand.Path}");
        await RunAsync(team["tool/dotnet-cake"], team, "build.cake", "--target=Publish", "--manifest=server.yaml", "--key=acme.key", $"--slipway={SlipwayCommand.Path}");

        Assert.StartsWith("**Nothing to decide: server.yaml stays as it is at server.lock.json**", await File.ReadAllTextAsync(team["artifacts/plan.md"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(File.Exists(team["artifacts/conformance/conformance.xml"]));
        var published = (await File.ReadAllTextAsync(team["artifacts/published.txt"], TestContext.Current.CancellationToken)).Trim();
        Assert.StartsWith($"{registry.Host}/platform/ops-server@sha256:", published, StringComparison.Ordinal);
        await team.SlipwayAsync(0, "verify", published, "--key", "acme.pub");
    }

    [Fact]
    public async Task Recipe_FailsWithAPlanThatRefuses()
    {
        _ = Packages.Environment;
        using var team = new Distribution();
        team.Manifest(Packages.Folder, withWeather: false);
        File.Copy(Repository.PathOf("manifests/ci/build.cake"), team["build.cake"]);
        await team.SlipwayAsync(0, "lock", "server.yaml");
        team.Manifest(Packages.Folder, withWeather: true);
        await RunAsync("dotnet", team, "tool", "install", "Cake.Tool", "--version", Version, "--tool-path", team["tool"]);

        var review = await CommandRunner.RunAsync(team["tool/dotnet-cake"], ["build.cake", "--target=Review", "--manifest=server.yaml", "--against=server.lock.json", $"--slipway={SlipwayCommand.Path}"], team["."]);

        Assert.True(review.ExitCode != 0 && review.All.Contains("ended with 4", StringComparison.Ordinal), review.All);
        Assert.StartsWith("**Do not merge: ", await File.ReadAllTextAsync(team["artifacts/plan.md"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task RunAsync(string program, Distribution team, params string[] arguments)
    {
        var run = await CommandRunner.RunAsync(program, arguments, team["."], new Dictionary<string, string?> { ["CI"] = null });
        Assert.True(run.ExitCode == 0, run.All);
    }
}
