using System.Diagnostics;
using Slipway.Images.Blobs;
using Slipway.Images.Composition;
using Slipway.Images.Layers;
using Slipway.Images.Layouts;
using Slipway.Images.Registries;
using Slipway.Images.Tests.Host;
using Slipway.Images.Tests.Registries;

namespace Slipway.Images.Tests.RealTools;

public sealed class KilledPushTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Push_KilledAtRandomMoments_GoesOnWhereItStoppedAndIsRight()
    {
        await using var registry = await DockerRegistry.StartAsync();
        var image = await WriteAsync();
        var random = new Random(4711);
        var seen = new HashSet<int>();
        var whole = Stopwatch.StartNew();
        using (var process = Start(registry, "team/whole:1"))
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var length = whole.ElapsedMilliseconds;
        for (var round = 0; round < 10; round++)
        {
            using var process = Start(registry, $"team/app{round}:1");
            await Task.Delay((int)(length * (0.3 + (0.7 * random.NextDouble()))), TestContext.Current.CancellationToken);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            var arrived = Arrived(registry, $"team/app{round}");
            seen.Add(arrived);
            using var client = new TestClient();
            var layout = (await OciLayout.OpenAsync(_folder["image"], CancellationToken.None)).Required;

            var pushed = (await ImagePush.PushAsync(
                client.Client, layout, null, PushTarget.Of(registry.At($"team/app{round}:1")), CancellationToken.None)).Required;

            // What had arrived, or was about to, is not sent again; where the manifest had, nothing is even asked for.
            Assert.True(
                pushed.Blobs == new PushedBlobs(0, 0, 0, 0) || (pushed.Blobs.Present >= arrived && pushed.Blobs.Present + pushed.Blobs.Sent == 13),
                $"{arrived}: {pushed.Blobs}");
            Assert.Equal(image.Digest, pushed.Reference.Digest);
            var pulled = await ImagePull.PullAsync(client.Client, registry.At($"team/app{round}:1"), _folder[$"pulled{round}"], CancellationToken.None);
            Assert.True(pulled.Ok, string.Join('\n', pulled.Problems));
        }

        Assert.True(seen.Count > 1, "All were killed at the same stage: " + string.Join(' ', seen));
    }

    [Fact]
    public async Task Push_OfLargeLayer_SendsItInOneRequestAndIsReadBySkopeo()
    {
        await using var registry = await DockerRegistry.StartAsync(DockerRegistry.Basic);
        var image = await WriteAsync();
        using var client = new TestClient(options => options with { Credentials = TestClient.Password("builder", "open-sesame") });
        var layout = (await OciLayout.OpenAsync(_folder["image"], CancellationToken.None)).Required;

        var pushed = (await ImagePush.PushAsync(client.Client, layout, null, PushTarget.Of(registry.At("team/app:1")), CancellationToken.None)).Required;

        Assert.Equal(13, pushed.Blobs.Sent);
        Assert.Equal(13, client.Taken().Count(request => request.StartsWith("PUT", StringComparison.Ordinal) && request.Contains("uploads", StringComparison.Ordinal)));
        var skopeo = await CommandRunner.RunAsync(
            Tool.Require("skopeo", "skopeo"),
            ["inspect", "--tls-verify=false", "--creds", "builder:open-sesame", "--format", "{{.Digest}}", $"docker://{registry.Host}/team/app:1"]);
        Assert.True(skopeo.ExitCode == 0, skopeo.All);
        Assert.Equal(image.Digest.ToString(), skopeo.Output.Trim());
    }

    public void Dispose() => _folder.Dispose();

    private static int Arrived(DockerRegistry registry, string repository)
    {
        var layers = Path.Combine(registry.Data, "docker/registry/v2/repositories", repository, "_layers/sha256");
        return Directory.Exists(layers)
            ? Directory.GetDirectories(layers).Count(folder => File.Exists(Path.Combine(folder, "link")))
            : 0;
    }

    private Process Start(DockerRegistry registry, string reference) => Process.Start(new ProcessStartInfo(
        Path.Combine(HostMachine.Options.DotnetRoot, "dotnet"),
        [Repository.PathOf("artifacts/bin/Slipway.Images.Packer/release/Slipway.Images.Packer.dll"), "push", _folder["image"], registry.At(reference).ToString()])
    { RedirectStandardOutput = true, RedirectStandardError = true })!;

    private async Task<PackedImage> WriteAsync()
    {
        var layers = new List<AddedLayer>();
        for (var at = 0; at < 12; at++)
        {
            var bytes = new byte[3_000_000];
            new Random(at).NextBytes(bytes);
            var tree = LayerTree.From([LayerEntry.File($"file{at}", bytes)]).Required;
            layers.Add(new AddedLayer(await LayerBuilder.BuildAsync(tree, new BlobFolder(_folder["layers"]), new LayerOptions(), CancellationToken.None), $"{at}"));
        }

        var image = PackedImage.Of(ImageComposer.Compose(null, layers, TestImages.Edits));
        Assert.True((await LayoutWriter.WriteAsync(image, _folder["image"], new LayoutOptions { Tag = "1" }, CancellationToken.None)).Ok);
        return image;
    }
}
