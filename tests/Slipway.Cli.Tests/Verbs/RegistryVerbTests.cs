using System.Text.Json.Nodes;
using Slipway.Images.Tests.RealTools;

namespace Slipway.Cli.Tests.Verbs;

/// <summary>push, pull and tags against the real docker-registry, with skopeo as the judge of digests.</summary>
public sealed class RegistryVerbTests : CommandTest
{
    [Fact]
    public async Task Push_BuiltImagePromotedAndPulled_KeepsItsDigest()
    {
        var skopeo = Tool.Require("skopeo", "skopeo");
        await using var first = await DockerRegistry.StartAsync();
        await using var second = await DockerRegistry.StartAsync();
        Site.Feed.WithServer().WithPlugin("one");
        Site.Manifest(["one"]);
        var built = await RunAsync("build", "toy.yaml", "-o", "out");
        Assert.True(built.ExitCode == 0, built.All);
        var digest = built.Output.Trim().Split('@')[1];

        var pushed = await RunAsync("push", "out", $"{first.Host}/team/toy:1.2.3", $"{first.Host}/team/toy:stable");
        var again = await RunAsync("push", "--json", built.Output.Trim(), $"{first.Host}/team/toy:1.2.3");
        var tags = await RunAsync("tags", $"{first.Host}/team/toy");
        var promoted = await RunAsync("push", $"{first.Host}/team/toy@{digest}", $"{second.Host}/prod/toy:1");
        var pulled = await RunAsync("pull", $"{second.Host}/prod/toy:1", "-o", "pulled");
        var repushed = await RunAsync("push", "pulled", $"{first.Host}/other/toy:1");

        Assert.Equal($"{first.Host}/team/toy@{digest}\n", pushed.Output);
        Assert.Equal(0, (int?)JsonNode.Parse(again.Output)![0]!["blobs"]!["sent"]);
        Assert.Equal("1.2.3\nstable\n", tags.Output);
        Assert.Equal($"{second.Host}/prod/toy@{digest}\n", promoted.Output);
        Assert.Equal($"oci:pulled@{digest}\n", pulled.Output);
        Assert.Equal($"{first.Host}/other/toy@{digest}\n", repushed.Output);
        foreach (var place in new[] { $"{first.Host}/team/toy:stable", $"{second.Host}/prod/toy:1", $"{first.Host}/other/toy:1" })
        {
            var seen = await CommandRunner.RunAsync(skopeo, ["inspect", "--tls-verify=false", $"docker://{place}"]);
            Assert.Equal(digest, (string?)JsonNode.Parse(seen.Output)!["Digest"]);
        }
    }

    [Fact]
    public async Task Tags_UnknownRepository_ExitsWithTenAndTheRemedy()
    {
        await using var registry = await DockerRegistry.StartAsync();

        var result = await RunAsync("tags", $"{registry.Host}/no/such");

        Assert.Equal((10, ""), (result.ExitCode, result.Output));
        Assert.Contains("SLP8020", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_WrongPassword_ExitsWithTenAndShowsNoSecret()
    {
        await using var registry = await DockerRegistry.StartAsync(DockerRegistry.Basic);
        var secret = Convert.ToBase64String("builder:canary-7f3a"u8);
        Site.Write("docker/config.json", $$"""{ "auths": { "{{registry.Host}}": { "auth": "{{secret}}" } } }""");

        var result = await RunAsync([("DOCKER_CONFIG", Site["docker"])], "pull", $"{registry.Host}/team/toy:1", "-o", "pulled", "--verbose");

        Assert.Equal((10, ""), (result.ExitCode, result.Output));
        Assert.Contains("SLP8007", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("canary-7f3a", result.All, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, result.All, StringComparison.Ordinal);
        Assert.False(Path.Exists(Site["pulled"]));
    }

    [Fact]
    public async Task Tags_RegistryThatIsNotThere_ExitsWithTen()
    {
        var result = await RunAsync("tags", "127.0.0.1:1/team/toy");

        Assert.Equal((10, ""), (result.ExitCode, result.Output));
        Assert.Contains("SLP8001", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tags", "team/toy")]
    [InlineData("push", "no/such/folder", "127.0.0.1:1/team/toy:1")]
    [InlineData("push", "oci:no-such", "127.0.0.1:1/team/toy:1")]
    [InlineData("pull", "toy", "-o", "pulled")]
    public async Task Verb_NameThatIsNoPathAndNamesNoHost_IsWrongUsage(params string[] arguments)
    {
        var result = await RunAsync(arguments);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
    }
}
