using Slipway.Images.Composition;
using Slipway.Images.Registries;

namespace Slipway.Images.Tests.Registries;

public sealed class PushTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly TestClient _client = new();
    private FakeRegistry _registry = null!;

    public async ValueTask InitializeAsync() => _registry = await FakeRegistry.StartAsync();

    [Fact]
    public async Task Push_OfNewImage_SendsThreeRequestsALayerAndTheManifestLast()
    {
        var image = await TestImages.ImageAsync(_folder);

        var pushed = await PushAsync(image, "1");

        Assert.Equal(new PushedBlobs(3, 0, 0, pushed.Blobs.Bytes), pushed.Blobs);
        Assert.Equal(image.Digest, pushed.Reference.Digest);
        Assert.All(image.Layers, layer => Assert.Equal(2, _registry.Requests.Count(request => request.Contains(layer.Descriptor.Digest.Hex, StringComparison.Ordinal))));
        Assert.Equal(3, _registry.Count("POST", "uploads"));
        Assert.Equal(2 + (3 * 3) + 1, _registry.Requests.Count);
        Assert.Equal("PUT /v2/team/app/manifests/1", _registry.Requests.Last());
        Assert.Equal(image.ManifestBytes.ToArray(), _registry.Store.Manifest("team/app", "1")!.Value.Bytes);
    }

    [Fact]
    public async Task Push_OfImageThatIsThere_AsksOnce()
    {
        var image = await TestImages.ImageAsync(_folder);
        await PushAsync(image, "1");
        _registry.Requests.Clear();

        await PushAsync(image, "1");

        Assert.Equal(["HEAD /v2/team/app/manifests/1"], _registry.Requests);
    }

    [Fact]
    public async Task Push_UnderAnotherTag_OnlyNamesIt()
    {
        var image = await TestImages.ImageAsync(_folder);
        await PushAsync(image, "1");
        _registry.Requests.Clear();

        await PushAsync(image, "2");

        Assert.Equal(
            ["HEAD /v2/team/app/manifests/2", $"HEAD /v2/team/app/manifests/{image.Digest}", "PUT /v2/team/app/manifests/2"],
            _registry.Requests);
    }

    [Fact]
    public async Task Push_OfChangedImage_SendsOnlyWhatChanged()
    {
        var baseLayer = new AddedLayer(await TestImages.LayerAsync(_folder, ("base", "same")), "base");
        await PushAsync(ImageComposer.Compose(null, [baseLayer, new AddedLayer(await TestImages.LayerAsync(_folder, ("app", "one")), "app")], TestImages.Edits), "1");
        _registry.Requests.Clear();

        var pushed = await PushAsync(
            ImageComposer.Compose(null, [baseLayer, new AddedLayer(await TestImages.LayerAsync(_folder, ("app", "two")), "app")], TestImages.Edits), "1");

        Assert.Equal((2, 1), (pushed.Blobs.Sent, pushed.Blobs.Present));
        Assert.Equal(2 + 1 + (2 * 3) + 1, _registry.Requests.Count);
    }

    [Fact]
    public async Task Push_OfIndexWithSharedLayers_SendsEachBlobOnce()
    {
        var packed = PackedImage.OfPlatforms(
            [await TestImages.ImageAsync(_folder), await TestImages.ImageAsync(_folder, Platform.LinuxArm64)], Descriptor.NoAnnotations);

        var pushed = await Task.WhenAll(Enumerable.Range(0, 4).Select(at => ImagePush.PushAsync(
            _client.Client, packed, [], new PushTarget(_registry.At("team/app"), [$"{at}"]), CancellationToken.None)));

        Assert.All(pushed, one => Assert.True(one.Ok));
        Assert.Equal(5, _registry.Count("PUT", "uploads"));
        Assert.Equal(packed.Digest.ToString(), _registry.Store.Tags[("team/app", "3")]);
    }

    [Fact]
    public async Task Push_WithPlaceToMountFrom_MountsAndSendsNothing()
    {
        var image = await TestImages.ImageAsync(_folder);
        await PushAsync(image, "1");

        var target = new PushTarget(_registry.At("other/app"), ["1"]) { MountFrom = [_registry.At("team/app")] };
        var pushed = (await ImagePush.PushAsync(_client.Client, PackedImage.Of(image), [], target, CancellationToken.None)).Required;

        Assert.Equal(new PushedBlobs(0, 3, 0, 0), pushed.Blobs);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(500)]
    public async Task Push_WhenMountFails_SendsInstead(int status)
    {
        var image = await TestImages.ImageAsync(_folder);
        _registry.Fault = async context =>
        {
            var refused = context.Request.Query.ContainsKey("mount");
            await (refused ? FakeRegistry.ErrorAsync(context, status, "DENIED") : Task.CompletedTask);
            return refused;
        };

        var target = new PushTarget(_registry.At("other/app"), ["1"]) { MountFrom = [_registry.At("team/app")] };
        var pushed = (await ImagePush.PushAsync(_client.Client, PackedImage.Of(image), [], target, CancellationToken.None)).Required;

        Assert.Equal(3, pushed.Blobs.Sent);
    }

    [Fact]
    public async Task Push_OfDamagedLayer_CompletesNothingAndSaysWhichBlob()
    {
        var image = await TestImages.ImageAsync(_folder);
        var path = new Blobs.BlobFolder(_folder["layers"]).PathOf(image.Layers[0].Descriptor.Digest);
        var bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);

        var pushed = await ImagePush.PushAsync(
            _client.Client, PackedImage.Of(image), [], new PushTarget(_registry.At("team/app"), ["1"]), CancellationToken.None);

        var problem = Assert.Single(pushed.Problems);
        Assert.Equal(("SLP8029", image.Layers[0].Descriptor.Digest.ToString()), (problem.Id, problem.Subject));
        Assert.Empty(_registry.Store.Manifests);
        Assert.DoesNotContain(_registry.Store.Blobs.Keys, blob => blob.Digest == problem.Subject);
    }

    [Fact]
    public async Task Push_ToLoopbackWithProxy_DoesNotAskTheProxy()
    {
        await using var proxy = await FakeRegistry.StartAsync();
        using var client = new TestClient(options => options with { Proxy = new System.Net.WebProxy($"http://{proxy.Host}") });
        var pushed = await ImagePush.PushAsync(
            client.Client, PackedImage.Of(await TestImages.ImageAsync(_folder)), [], new PushTarget(_registry.At("team/app"), ["1"]), CancellationToken.None);
        Assert.True(pushed.Ok);
        Assert.Empty(proxy.Requests);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _registry.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<PushedImage> PushAsync(Image image, string tag) => (await ImagePush.PushAsync(
        _client.Client, PackedImage.Of(image), [], new PushTarget(_registry.At("team/app"), [tag]), CancellationToken.None)).Required;
}
