using Slipway.Images.Composition;
using Slipway.Images.Engines;
using Slipway.Images.Layers;
using Slipway.Images.Registries;
using Slipway.Images.Tests.Registries;

namespace Slipway.Images.Tests.RealTools;

public sealed class EngineTests : IDisposable
{
    private const string Name = "registry.example.com/team/probe";

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Load_IntoDocker_SendsEverythingThenWhatItLacksThenNothingAndRuns()
    {
        await using var docker = await Dockerd.StartAsync();
        using var engine = await ConnectAsync(docker.Socket);
        Assert.Equal(EngineKind.Docker, engine.Kind);
        var first = await ProbeImage.Made;
        var second = await BumpAsync(first, "2");

        var full = (await engine.LoadAsync(first, ImageReference.Parse(Name + ":1"), CancellationToken.None)).Required;
        var sparse = (await engine.LoadAsync(second, ImageReference.Parse(Name + ":2"), CancellationToken.None)).Required;
        var present = (await engine.LoadAsync(second, ImageReference.Parse("other/name:3"), CancellationToken.None)).Required;

        Assert.Equal([LoadWay.Full, LoadWay.Sparse, LoadWay.Present], new[] { full.Way, sparse.Way, present.Way });
        Assert.InRange(full.Bytes, 10_000_000, 1_000_000_000);
        Assert.InRange(sparse.Bytes, 1, 60_000);
        Assert.Equal(0, present.Bytes);
        Assert.Equal(second.Images[0].Manifest.Config.Digest.ToString(), sparse.Id);
        foreach (var name in new[] { Name + ":1", Name + ":2", "other/name:3" })
        {
            var run = await docker.RunAsync("run", "--rm", "--network", "none", "--read-only", "--tmpfs", "/tmp", name);
            Assert.True(run.ExitCode == 0, run.All);
            Assert.Equal(ProbeImage.Greeting, run.Output.Trim());
        }
    }

    [Fact]
    public async Task Load_IntoDockerThatForgot_SendsEverythingAgain()
    {
        await using var docker = await Dockerd.StartAsync();
        using var engine = await ConnectAsync(docker.Socket);
        var image = PackedImage.Of(await TestImages.ImageAsync(_folder));
        Assert.Equal(LoadWay.Full, (await engine.LoadAsync(image, ImageReference.Parse("tiny:1"), CancellationToken.None)).Required.Way);
        var removed = await docker.RunAsync("image", "rm", "tiny:1");
        Assert.True(removed.ExitCode == 0, removed.All);

        Assert.Equal(LoadWay.Full, (await engine.LoadAsync(image, ImageReference.Parse("tiny:1"), CancellationToken.None)).Required.Way);
    }

    [Fact]
    public async Task Load_OfImageThatDockerRefuses_GivesItsReason()
    {
        await using var docker = await Dockerd.StartAsync();
        using var engine = await ConnectAsync(docker.Socket);
        // The config names a diffID that the layer does not have.
        var image = await TestImages.ImageAsync(_folder);
        var wrong = image.Layers[0] is BuiltLayer layer
            ? new BuiltLayer { DiffId = Digest.Of([1]), Descriptor = layer.Descriptor, BlobPath = layer.BlobPath, UncompressedSize = layer.UncompressedSize }
            : throw new InvalidOperationException();
        var damaged = PackedImage.Of(ImageComposer.Compose(null, [new AddedLayer(wrong, "wrong")], TestImages.Edits));

        var loaded = await engine.LoadAsync(damaged, ImageReference.Parse("wrong:1"), CancellationToken.None);

        var problem = Assert.Single(loaded.Problems);
        Assert.Equal("SLP8043", problem.Id);
        Assert.Contains("diffID", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_IntoPodman_SendsEverythingOnceAndRuns()
    {
        using var podman = new Podman();
        using var engine = await ConnectAsync(await podman.ServeAsync());
        Assert.Equal(EngineKind.Podman, engine.Kind);
        var first = await ProbeImage.Made;
        var second = await BumpAsync(first, "2");

        var one = (await engine.LoadAsync(first, ImageReference.Parse(Name + ":1"), CancellationToken.None)).Required;
        var two = (await engine.LoadAsync(second, ImageReference.Parse(Name + ":2"), CancellationToken.None)).Required;
        var again = (await engine.LoadAsync(second, ImageReference.Parse(Name + ":3"), CancellationToken.None)).Required;

        Assert.Equal([LoadWay.Full, LoadWay.Full, LoadWay.Present], new[] { one.Way, two.Way, again.Way });
        foreach (var tag in new[] { "1", "2", "3" })
        {
            var run = await podman.StartAsync($"{Name}:{tag}");
            Assert.True(run.ExitCode == 0, run.All);
            Assert.Equal(ProbeImage.Greeting, run.Output.Trim());
        }
    }

    [Fact]
    public async Task PushedImage_ByDigest_IsPulledAndRunByBothEngines()
    {
        await using var registry = await DockerRegistry.StartAsync();
        using var client = new TestClient();
        var pushed = (await ImagePush.PushAsync(
            client.Client, await ProbeImage.Made, [], new PushTarget(registry.At("team/probe"), ["1"]), CancellationToken.None)).Required;
        var reference = pushed.Reference.ToString();
        using var podman = new Podman();
        await using var docker = await Dockerd.StartAsync();

        var pulled = await podman.RunAsync("pull", "--tls-verify=false", reference);
        Assert.True(pulled.ExitCode == 0, pulled.All);
        pulled = await docker.RunAsync("pull", reference);
        Assert.True(pulled.ExitCode == 0, pulled.All);

        var run = await podman.StartAsync(reference);
        Assert.True(run.ExitCode == 0, run.All);
        Assert.Equal(ProbeImage.Greeting, run.Output.Trim());
        run = await docker.RunAsync("run", "--rm", "--network", "none", "--read-only", "--tmpfs", "/tmp", reference);
        Assert.True(run.ExitCode == 0, run.All);
        Assert.Equal(ProbeImage.Greeting, run.Output.Trim());
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<ContainerEngine> ConnectAsync(string socket) =>
        (await ContainerEngine.ConnectAsync([socket], CancellationToken.None)).Required;

    private async Task<PackedImage> BumpAsync(PackedImage image, string version) => PackedImage.Of(ImageComposer.Compose(
        image.Images[0], [new AddedLayer(await TestImages.LayerAsync(_folder, ("app/version", version)), "bump")], TestImages.Edits));
}
