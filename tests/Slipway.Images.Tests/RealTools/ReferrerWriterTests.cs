using Slipway.Images.Composition;
using Slipway.Images.Layouts;
using Slipway.Images.Referrers;
using Slipway.Images.Registries;
using Slipway.Images.Tests.Registries;

namespace Slipway.Images.Tests.RealTools;

public sealed class ReferrerWriterTests : IDisposable
{
    private const int Writers = 8;

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Write_ByEightWritersAtOnce_KeepsAllEight()
    {
        await using var registry = await DockerRegistry.StartAsync();
        var image = PackedImage.Of(await TestImages.ImageAsync(_folder));
        using var first = new TestClient();
        await ImagePush.PushAsync(first.Client, image, [], new PushTarget(registry.At("team/app"), ["1"]), CancellationToken.None);
        for (var round = 0; round < 3; round++)
        {
            var ours = Enumerable.Range(round * Writers, Writers).Select(at => Artifact(image, $"{at}")).ToArray();

            // A client each: nothing in this process keeps them apart, as nothing would between machines.
            var written = await Task.WhenAll(ours.Select(async (artifact, at) =>
            {
                using var client = new TestClient(options => options with { Jitter = Jitter(at) });
                return await ReferrerWriter.WriteAsync(client.Client, registry.At("team/app"), [artifact], CancellationToken.None);
            }));

            Assert.All(written, one => Assert.True(one.Ok, string.Join('\n', one.Problems)));
            var listed = (await ReferrerReader.ListAsync(first.Client, registry.At($"team/app@{image.Digest}"), CancellationToken.None)).Required;
            Assert.Equal((round + 1) * Writers, listed.Count);
        }
    }

    [Fact]
    public async Task Push_OfSignaturesBySeveralSigners_KeepsAllOfThem()
    {
        await using var registry = await DockerRegistry.StartAsync();
        var image = PackedImage.Of(await TestImages.ImageAsync(_folder));
        using var client = new TestClient();
        await ImagePush.PushAsync(client.Client, image, [], new PushTarget(registry.At("team/app"), ["1"]), CancellationToken.None);

        await TestSignatures.PushAsync(client.Client, registry.At("team/app"), image.Digest, "one");
        await TestSignatures.PushAsync(client.Client, registry.At("copy/app"), await CopyAsync(client, registry, image), "two");
        await ImagePush.CopyAsync(client.Client, registry.At("copy/app:1"), new PushTarget(registry.At("team/app"), ["1"]), CancellationToken.None);

        var signatures = (await ReferrerReader.ReadSignaturesAsync(client.Client, registry.At($"team/app@{image.Digest}"), CancellationToken.None)).Required.Single();
        Assert.Equal(["one", "two"], signatures.Manifest.Layers.Select(layer => layer.Annotations["dev.cosignproject.cosign/signature"]).Order());
        Assert.Equal(2, ImageConfig.Parse(signatures.Blobs[0]).DiffIds.Length);
        var third = await SignatureWriter.WriteAsync(
            client.Client, registry.At($"team/app@{image.Digest}"), TestSignatures.Of(image.Digest, "three"), CancellationToken.None);
        Assert.Equal($"sha256-{image.Digest.Hex}.sig", third.Required);
        await TestSignatures.PushAsync(client.Client, registry.At("team/app"), image.Digest, "four");
        signatures = (await ReferrerReader.ReadSignaturesAsync(client.Client, registry.At($"team/app@{image.Digest}"), CancellationToken.None)).Required.Single();
        Assert.Equal(
            ["four", "one", "three", "two"],
            signatures.Manifest.Layers.Select(layer => layer.Annotations["dev.cosignproject.cosign/signature"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Write_ToLayoutByManyAtOnce_KeepsAll()
    {
        var image = PackedImage.Of(await TestImages.ImageAsync(_folder));
        Assert.True((await LayoutWriter.WriteAsync(image, _folder["image"], new LayoutOptions { Tag = "1" }, CancellationToken.None)).Ok);
        var layout = (await OciLayout.OpenAsync(_folder["image"], CancellationToken.None)).Required;

        var written = await Task.WhenAll(Enumerable.Range(0, 8).Select(at => Task.Run(() =>
            ReferrerWriter.WriteAsync(layout, [Artifact(image, $"{at}"), Artifact(image, "same")], TimeProvider.System, CancellationToken.None))));

        Assert.All(written, one => Assert.True(one.Ok, string.Join('\n', one.Problems)));
        var read = (await OciLayout.OpenAsync(_folder["image"], CancellationToken.None)).Required;
        Assert.Equal(9, (await read.ReadReferrersAsync(image.Digest, CancellationToken.None)).Required.Count);
        Assert.Equal(image.Digest, (await read.ReadAsync("1", CancellationToken.None)).Required.Digest);
        Assert.Equal(["blobs", "index.json", "oci-layout"], Directory.GetFileSystemEntries(_folder["image"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<Digest> CopyAsync(TestClient client, DockerRegistry registry, PackedImage image)
    {
        // Without the signature: only the image itself goes over.
        await ImagePush.PushAsync(client.Client, image, [], new PushTarget(registry.At("copy/app"), ["1"]), CancellationToken.None);
        return image.Digest;
    }

    private static Func<double> Jitter(int seed)
    {
        var random = new Random(seed);
        return random.NextDouble;
    }

    private static Artifact Artifact(PackedImage image, string name) =>
        new("application/vnd.example", System.Text.Encoding.UTF8.GetBytes(name), "text/plain", image.Descriptor);
}
