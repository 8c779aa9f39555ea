using System.Text.Json.Nodes;
using Slipway.Images.Tests.RealTools;

namespace Slipway.Cli.Tests.Verbs;

/// <summary>build --push, build --load and inspect REF against the real registry and engines.</summary>
public sealed class DeliveryTests : CommandTest
{
    [Fact]
    public async Task Build_Push_LeavesTheImageUnderItsTagsAndInspectReadsItThere()
    {
        var skopeo = Tool.Require("skopeo", "skopeo");
        await using var registry = await DockerRegistry.StartAsync();
        Manifest($"  image: {{ repository: {registry.Host}/team/toy, tags: [\"{{version}}\", stable] }}");

        var built = await RunAsync("build", "toy.yaml", "-o", "out", "--push");
        var again = await RunAsync("build", "toy.yaml", "-o", "out", "--push", "--json");
        var inspected = await RunAsync("inspect", $"{registry.Host}/team/toy:stable");

        Assert.True(built.ExitCode == 0, built.All);
        var digest = DigestIn("out");
        Assert.Equal($"{registry.Host}/team/toy@{digest}\n", built.Output);
        var report = JsonNode.Parse(again.Output)!;
        Assert.Equal((digest, 0), ((string?)report["pushed"]!["digest"], (int?)report["pushed"]!["blobs"]!["sent"]));
        foreach (var tag in new[] { "1.2.3", "stable" })
        {
            var seen = await CommandRunner.RunAsync(skopeo, ["inspect", "--tls-verify=false", $"docker://{registry.Host}/team/toy:{tag}"]);
            Assert.Equal(digest, (string?)JsonNode.Parse(seen.Output)!["Digest"]);
        }

        Assert.True(inspected.ExitCode == 0, inspected.All);
        Assert.Contains(digest, inspected.Output, StringComparison.Ordinal);
        Assert.Contains("one 1.0.0", inspected.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_LoadIntoBothEngines_SendsOnceAndIsKnownToThem()
    {
        await using var docker = await Dockerd.StartAsync();
        using var podman = new Podman();
        (string, string)[] sockets = [("DOCKER_HOST", $"unix://{docker.Socket}"), ("CONTAINER_HOST", $"unix://{await podman.ServeAsync()}")];
        Manifest("  image: { repository: registry.example.com/team/toy, tags: [\"{version}\", stable] }");

        var built = await RunAsync(sockets, "build", "toy.yaml", "-o", "out", "--load", "docker", "--load", "podman", "--json");

        Assert.True(built.ExitCode == 0, built.All);
        var loaded = JsonNode.Parse(built.Output)!["loaded"]!.AsArray();
        Assert.Equal(["docker full", "docker present", "podman full", "podman present"], loaded.Select(one => $"{one!["engine"]} {one["sent"]}"));
        foreach (var known in new[] { await docker.RunAsync("image", "inspect", "registry.example.com/team/toy:stable"), await podman.RunAsync("image", "inspect", "registry.example.com/team/toy:stable") })
        {
            Assert.True(known.ExitCode == 0, known.All);
            Assert.Contains("dev.slipway.lock", known.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Build_LoadIntoAnEngineThatIsNotThere_KeepsTheOutputAndExitsWithTen()
    {
        Manifest("");

        var built = await RunAsync([("DOCKER_HOST", $"unix://{Site["no.sock"]}")], "build", "toy.yaml", "-o", "out", "--load", "docker");

        Assert.Equal((10, ""), (built.ExitCode, built.Output));
        Assert.Contains("SLP8040", built.Error, StringComparison.Ordinal);
        Assert.Contains("DOCKER_HOST (docker) or CONTAINER_HOST (podman)", built.Error, StringComparison.Ordinal);
        Assert.NotEmpty(DigestIn("out"));
    }

    [Theory]
    [InlineData("", "toy.yaml:1:1")]
    [InlineData("  image: { repository: team/toy }", "toy.yaml:9:24")]
    public async Task Build_PushToNowhere_IsSaidBeforeAnythingIsBuilt(string image, string place)
    {
        Manifest(image);

        var built = await RunAsync("build", "toy.yaml", "-o", "out", "--push");

        Assert.Equal("", built.Output);
        Assert.NotEqual(0, built.ExitCode);
        Assert.Contains("SLP1119", built.Error, StringComparison.Ordinal);
        Assert.Contains(place, built.Error, StringComparison.Ordinal);
        Assert.False(Path.Exists(Site["out"]));
    }

    [Fact]
    public async Task Build_LoadIntoAnEngineElsewhere_IsWrongUsageAndNoOtherEngineGetsIt()
    {
        Manifest("");

        var built = await RunAsync([("DOCKER_HOST", "tcp://127.0.0.1:9")], "build", "toy.yaml", "--load", "docker");

        Assert.Equal((2, ""), (built.ExitCode, built.Output));
        Assert.Contains("DOCKER_HOST=tcp://127.0.0.1:9 is no socket", built.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--push", "--offline")]
    [InlineData("--push", "--until", "compile")]
    [InlineData("--load", "docker", "--until", "resolve")]
    [InlineData("--load", "containerd")]
    public async Task Build_OptionsThatContradict_AreWrongUsage(params string[] options)
    {
        Manifest("  image: { repository: registry.example.com/team/toy }");

        var built = await RunAsync(["build", "toy.yaml", .. options]);

        Assert.Equal((2, ""), (built.ExitCode, built.Output));
    }

    private void Manifest(string image)
    {
        Site.Feed.WithServer().WithPlugin("one");
        Site.Manifest(["one"], image);
    }

    private string DigestIn(string output) =>
        (string)JsonNode.Parse(File.ReadAllText(Path.Combine(Site[output], "image/index.json")))!["manifests"]![0]!["digest"]!;
}
