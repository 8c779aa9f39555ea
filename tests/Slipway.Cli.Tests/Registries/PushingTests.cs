using System.Diagnostics;
using System.Text.Json.Nodes;
using Slipway.Images.Tests.RealTools;

namespace Slipway.Cli.Tests.Registries;

/// <summary>What a push sends and what it does not: mounted bases, bumps, a push that was killed, a registry without TLS.</summary>
public sealed class PushingTests : PublishedCommand
{
    [Theory]
    [InlineData("none")]
    [InlineData("token")]
    public async Task Push_OfImageOnABaseOfTheSameRegistry_MountsTheBase(string kind)
    {
        await using var tokens = await TokenServer.StartAsync();
        await using var registry = await DockerRegistry.StartAsync(AuthOf(kind, tokens));
        var environment = SignedIn("docker", [registry.Host]);
        await OnABaseAsync(registry, environment);

        var built = JsonNode.Parse(await RunAsync(environment, "build", "toy.yaml", "-o", "on-base", "--push", "--json"))!["pushed"]!["blobs"]!;
        var pushed = JsonNode.Parse(await RunAsync(environment, "push", "on-base", $"{registry.Host}/third/toy:1", "--json"))![0]!["blobs"]!;
        // Who may not read the base sends it.
        tokens.Allowed = (user, repository, _) => user is not null && repository != "team/base";
        var refused = JsonNode.Parse(await RunAsync(environment, "push", "on-base", $"{registry.Host}/fourth/toy:1", "--json"))![0]!["blobs"]!;

        // Base, server and config of three layers below; what is new is the plugin, the composition and the config, and of the evidence
        // the bill, the provenance and their empty config.
        Assert.Equal((3, 6), ((int?)built["mounted"], (int?)built["sent"]));
        Assert.Equal((3, 6), ((int?)pushed["mounted"], (int?)pushed["sent"]));
        Assert.Equal(kind == "token" ? (0, 9) : (3, 6), ((int?)refused["mounted"], (int?)refused["sent"]));
        Assert.Equal(await DigestBySkopeoAsync($"{registry.Host}/team/toy:1.2.3"), await DigestBySkopeoAsync($"{registry.Host}/fourth/toy:1"));
    }

    [Fact]
    public async Task Push_AfterOnePluginsBump_SendsThatPluginCompositionAndConfig()
    {
        await using var registry = await DockerRegistry.StartAsync();
        await BuildAsync(feed: feed => feed.WithPlugin("two").WithPlugin("two", "1.0.1"));
        Site.Manifest(["one", "two"]);
        await RunAsync(null, "build", "toy.yaml", "-o", "before");
        Site.Manifest(["one", "two@1.0.1"]);
        await RunAsync(null, "build", "toy.yaml", "-o", "after");
        await RunAsync(null, "push", "before", $"{registry.Host}/team/toy:1");

        var bumped = JsonNode.Parse(await RunAsync(null, "push", "after", $"{registry.Host}/team/toy:2", "--json"))![0]!["blobs"]!;
        var again = JsonNode.Parse(await RunAsync(null, "push", "after", $"{registry.Host}/team/toy:2", "--json"))![0]!["blobs"]!;

        // The plugin, the composition and the config, and the bill and the provenance of the new image.
        Assert.Equal((5, 5), ((int?)bumped["sent"], (int?)bumped["present"]));
        Assert.Equal((0, 0L), ((int?)again["sent"], (long?)again["bytes"]));
    }

    [Fact]
    public async Task Push_KilledOnItsWay_GoesOnWhereItStoppedAndIsRight()
    {
        await using var registry = await DockerRegistry.StartAsync();
        var digest = await BuildAsync(feed: feed => feed.WithPlugin("one", more: package => package.File("runtimes/linux-x64/native/big.so", Noise(48 << 20))));
        var killed = 0;
        for (var round = 0; round < 3; round++)
        {
            var repository = $"team/toy{round}";
            killed += await KillAtFirstBlobAsync(registry, repository) ? 1 : 0;
            var arrived = Arrived(registry, repository);

            var pushed = JsonNode.Parse(await RunAsync(null, "push", "out", $"{registry.Host}/{repository}:1", "--json"))![0]!["blobs"]!;

            Assert.True((int?)pushed["present"] >= arrived || (int?)pushed["sent"] == 0, pushed.ToJsonString());
            Assert.Equal(digest, await DigestBySkopeoAsync($"{registry.Host}/{repository}:1"));
            Assert.EndsWith(digest, await RunAsync(null, "pull", $"{registry.Host}/{repository}:1", "-o", $"pulled{round}"), StringComparison.Ordinal);
        }

        Assert.InRange(killed, 1, 3);
    }

    [Fact]
    public async Task Push_WithoutTlsBeyondLoopback_IsDoneOnlyWhereItWasAllowed()
    {
        await using var registry = await DockerRegistry.StartAsync();
        // A name that nothing resolves, reached through a proxy; the registry itself understands what a proxy is asked.
        (string, string?)[] proxy = [("HTTP_PROXY", $"http://{registry.Host}"), ("HTTPS_PROXY", $"http://{registry.Host}"), ("NO_PROXY", null)];
        const string Place = "registry.test:5000/team/toy";
        var digest = await TakeToyAsync();

        var refused = await TryAsync(Environment(proxy), "push", "out", $"{Place}:1");
        var other = await TryAsync(Environment([.. proxy, ("SLIPWAY_INSECURE_REGISTRIES", "registry.test:5001, elsewhere.test")]), "push", "out", $"{Place}:1");
        var allowed = await RunAsync(Environment([.. proxy, ("SLIPWAY_INSECURE_REGISTRIES", "elsewhere.test, registry.test:5000")]), "push", "out", $"{Place}:1");

        Assert.Equal((10, 10), (refused.ExitCode, other.ExitCode));
        Assert.Contains("SLP8001", refused.Error, StringComparison.Ordinal);
        Assert.Equal($"{Place}@{digest}", allowed);
        Assert.Equal(digest, await DigestBySkopeoAsync($"{registry.Host}/team/toy:1"));
    }

    // The toy server without plugins as a base in the registry, and a manifest that stands on it.
    private async Task OnABaseAsync(DockerRegistry registry, Dictionary<string, string?> environment)
    {
        Site.Feed.WithServer().WithPlugin("one");
        Site.Manifest([]);
        await RunAsync(environment, "build", "toy.yaml", "-o", "base");
        await RunAsync(environment, "push", "base", $"{registry.Host}/team/base:1");
        Site.Manifest(["one"], $"  image: {{ repository: {registry.Host}/team/toy, tags: [\"{{version}}\"] }}");
        Site.Write("toy.yaml", File.ReadAllText(Site["toy.yaml"]).Replace("image: host, server: 1.0.0", $"image: \"{registry.Host}/team/base:1\"", StringComparison.Ordinal));
        await RunAsync(environment, "lock", "toy.yaml");
    }

    private async Task<bool> KillAtFirstBlobAsync(DockerRegistry registry, string repository)
    {
        var start = new ProcessStartInfo(Program, ["push", "out", $"{registry.Host}/{repository}:1"]) { WorkingDirectory = Site["."], RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var (name, value) in Environment())
        {
            start.Environment[name] = value;
        }

        using var push = Process.Start(start)!;
        var said = Task.WhenAll(push.StandardError.ReadToEndAsync(), push.StandardOutput.ReadToEndAsync());
        while (!push.HasExited && Arrived(registry, repository) == 0)
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        var alive = !push.HasExited;
        push.Kill();
        await push.WaitForExitAsync(TestContext.Current.CancellationToken);
        await said;
        return alive && !Directory.Exists(Path.Combine(Repository(registry, repository), "_manifests/tags/1"));
    }

    private static string Repository(DockerRegistry registry, string repository) => Path.Combine(registry.Data, "docker/registry/v2/repositories", repository);

    private static int Arrived(DockerRegistry registry, string repository)
    {
        var layers = Path.Combine(Repository(registry, repository), "_layers/sha256");
        return Directory.Exists(layers) ? Directory.GetDirectories(layers).Count(folder => File.Exists(Path.Combine(folder, "link"))) : 0;
    }

    private static byte[] Noise(int size)
    {
        var bytes = new byte[size];
        new Random(7).NextBytes(bytes);
        return bytes;
    }
}
