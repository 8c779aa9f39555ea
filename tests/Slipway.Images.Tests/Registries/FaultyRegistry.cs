using Microsoft.AspNetCore.Http;
using Slipway.Images.Composition;
using Slipway.Images.Registries;

namespace Slipway.Images.Tests.Registries;

/// <summary>A push or pull against a registry that misbehaves in one way.</summary>
internal sealed class FaultyRegistry : IAsyncDisposable
{
    private FaultyRegistry(FakeRegistry registry) => Registry = registry;

    public FakeRegistry Registry { get; }

    public TempFolder Folder { get; } = new();

    public ImpatientTime Time { get; } = new();

    public Image Image { get; set; } = null!;

    public static async Task<FaultyRegistry> StartAsync()
    {
        var faulty = new FaultyRegistry(await FakeRegistry.StartAsync());
        faulty.Image = await TestImages.ImageAsync(faulty.Folder);
        return faulty;
    }

    /// <summary>Misbehaves in the first requests that a condition names.</summary>
    public void Break(int times, Func<HttpRequest, bool> which, Func<HttpContext, Task> how)
    {
        var left = times;
        Registry.Fault = async context =>
        {
            if (!which(context.Request) || Interlocked.Decrement(ref left) < 0)
            {
                return false;
            }

            await how(context);
            return true;
        };
    }

    public async Task<Checked<PushedImage>> PushAsync(Func<RegistryOptions, RegistryOptions>? change = null)
    {
        using var client = new TestClient(change, Time);
        return await ImagePush.PushAsync(
            client.Client, PackedImage.Of(Image), [], new PushTarget(Registry.At("team/app"), ["1"]), CancellationToken.None);
    }

    /// <summary>Pushes and makes sure that everything arrived as it is.</summary>
    public async Task AssertPushesAsync(Func<RegistryOptions, RegistryOptions>? change = null)
    {
        var pushed = await PushAsync(change);
        Assert.True(pushed.Ok, string.Join('\n', pushed.Problems));
        Assert.Equal(Image.ManifestBytes.ToArray(), Registry.Store.Manifest("team/app", "1")!.Value.Bytes);
        Assert.All(
            Image.Manifest.Layers.Prepend(Image.Manifest.Config),
            blob => Assert.Equal(blob.Digest, Digest.Of(Registry.Store.Blobs[("team/app", blob.Digest.ToString())])));
    }

    /// <summary>Pushes and makes sure that it fails for one reason, and that no image is there.</summary>
    public async Task<ImageProblem> AssertFailsAsync(Func<RegistryOptions, RegistryOptions>? change = null)
    {
        var pushed = await PushAsync(change);
        Assert.Null(Registry.Store.Manifest("team/app", "1"));
        return Assert.Single(pushed.Problems.DistinctBy(problem => (problem.Id, problem.Subject)));
    }

    public async Task<Checked<BaseImage>> PullAsync(Func<RegistryOptions, RegistryOptions>? change = null, TimeProvider? time = null)
    {
        using var client = new TestClient(change, time ?? Time);
        var read = await new BaseImages(client.Client, Folder["base-cache"])
            .ReadAsync(Registry.At("team/app:1"), [Platform.LinuxAmd64], CancellationToken.None);
        Assert.DoesNotContain(
            Directory.Exists(Folder["base-cache"]) ? Directory.GetFiles(Folder["base-cache"], "*", SearchOption.AllDirectories) : [],
            file => Path.GetFileName(file).Length != 64 || (file.Contains("/sha256/", StringComparison.Ordinal) && Digest.Of(File.ReadAllBytes(file)).Hex != Path.GetFileName(file)));
        return read;
    }

    public async Task AssertPullsAsync(Func<RegistryOptions, RegistryOptions>? change = null)
    {
        var pulled = await PullAsync(change);
        Assert.True(pulled.Ok, string.Join('\n', pulled.Problems));
        Assert.Equal(Image.Digest, pulled.Value.Images[0].Digest);
    }

    public async ValueTask DisposeAsync()
    {
        await Registry.DisposeAsync();
        Folder.Dispose();
    }
}
