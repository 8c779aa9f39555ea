using Slipway.EndToEnd.Documents;
using Slipway.Images.Tests.RealTools;

namespace Slipway.EndToEnd.Acceptance;

/// <summary>docs/cake.md as its reader follows it: every alias, run by Cake, with the published command and a real manifest.</summary>
public sealed class CakePageTests(CakeCommand cake) : IClassFixture<CakeCommand>
{
    private readonly Page _page = Page.Read("docs/cake.md");

    [Fact]
    public async Task Script_LocksPlansBuildsVerifiesAndPushes()
    {
        await using var first = await DockerRegistry.StartAsync();
        await using var second = await DockerRegistry.StartAsync();
        using var team = Team(_page.Blocks.Single(block => block.File == "build.cake").Text
            .Replace("registry.example.com", first.Host, StringComparison.Ordinal).Replace("registry.example.org", second.Host, StringComparison.Ordinal));
        var key = await SlipwayCommand.RunAsync(team["."], new Dictionary<string, string?> { ["SLIPWAY_KEY_PASSPHRASE"] = CakeCommand.Passphrase }, "key", "new", "acme");
        Assert.True(key.ExitCode == 0, key.All);

        var run = await cake.RunAsync(team, "--target=Publish", "--verbosity=diagnostic");

        Assert.True(run.ExitCode == 0, run.All);
        Assert.Contains("the lock: acme-ops-server.lock.json", run.Output, StringComparison.Ordinal);
        Assert.Contains("Nothing: 0 changes", run.Output, StringComparison.Ordinal);
        Assert.Contains($"{first.Host}/platform/ops-server@sha256:", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, run.Output.Split('\n').Count(line => line.TrimEnd().EndsWith(" is what was verified", StringComparison.Ordinal)));
        Assert.DoesNotContain(CakeCommand.Passphrase, run.All, StringComparison.Ordinal);
        await team.SlipwayAsync(0, "verify", $"{second.Host}/prod/ops-server:1.4.0", "--key", "acme.pub");
        Assert.StartsWith("**Nothing to decide: ", await File.ReadAllTextAsync(team["plan.md"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusal_IsAFailureUnlessTheScriptLetsItPass()
    {
        var reading = _page.Blocks.Single(block => block.Language == "csharp" && block.Text.Contains("HandleExitCode", StringComparison.Ordinal)).Text;
        using var team = Team($$"""
            #addin nuget:?package=Cake.Slipway&version=1.0.0
            var manifest = "acme-ops-server.yaml";
            SlipwayLock(manifest);
            System.IO.File.AppendAllText(manifest, "    - { name: weather, module: Acme.Ops.Weather, version: 0.1.0 }\n");
            {{reading}}
            SlipwayPlan(manifest, new SlipwayPlanSettings { Against = "acme-ops-server.lock.json" });
            """);

        var run = await cake.RunAsync(team);

        Assert.True(run.ExitCode != 0, run.All);
        Assert.Contains("Do not merge: ", run.Output, StringComparison.Ordinal);
        var sentence = _page.Blocks.Single(block => block.Language == "text").Text.TrimEnd();
        Assert.Contains(sentence, run.All.Replace("\n", " ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static Distribution Team(string script)
    {
        var team = new Distribution();
        team.Manifest(Packages.Folder, withWeather: false);
        File.Move(team["server.yaml"], team["acme-ops-server.yaml"]);
        team.Write("build.cake", script);
        return team;
    }
}
