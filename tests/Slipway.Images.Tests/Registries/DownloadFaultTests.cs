using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Slipway.Images.Registries;

namespace Slipway.Images.Tests.Registries;

public sealed class DownloadFaultTests : IAsyncLifetime
{
    private FaultyRegistry _faulty = null!;

    private FakeRegistry Registry => _faulty.Registry;

    private byte[] Layer => Registry.Store.Blobs[("team/app", LayerDigest)];

    private string LayerDigest => _faulty.Image.Layers[0].Descriptor.Digest.ToString();

    public async ValueTask InitializeAsync()
    {
        _faulty = await FaultyRegistry.StartAsync();
        await _faulty.AssertPushesAsync();
        Registry.Requests.Clear();
    }

    [Fact]
    public async Task Pull_ThenAgain_AsksOnlyWhetherTheTagStillHolds()
    {
        await _faulty.AssertPullsAsync();
        Registry.Requests.Clear();
        var bodies = 0;
        Registry.Fault = context =>
        {
            context.Response.OnCompleted(() => Task.FromResult(bodies += context.Response.StatusCode == 200 ? 1 : 0));
            return Task.FromResult(false);
        };

        await _faulty.AssertPullsAsync();

        Assert.Equal(["GET /v2/team/app/manifests/1"], Registry.Requests);
        Assert.Equal(0, bodies);
    }

    [Fact]
    public async Task Pull_ByDigestOfWhatIsKept_NeedsNoNetwork()
    {
        await _faulty.AssertPullsAsync();
        await Registry.DisposeAsync();
        using var client = new TestClient();

        var read = await new BaseImages(client.Client, _faulty.Folder["base-cache"]).ReadAsync(
            Registry.At($"team/app@{_faulty.Image.Digest}"), [Platform.LinuxAmd64], CancellationToken.None);

        Assert.Equal(_faulty.Image.Digest, read.Required.Images[0].Digest);
        Assert.Empty(client.Exchanges);
    }

    [Fact]
    public async Task Pull_OfKeptBlobThatWasDamaged_FetchesItAgain()
    {
        await _faulty.AssertPullsAsync();
        var path = Directory.GetFiles(_faulty.Folder["base-cache/blobs/sha256"]).Single(file => LayerDigest.EndsWith(Path.GetFileName(file), StringComparison.Ordinal));
        File.WriteAllText(path, "rotten");
        Registry.Requests.Clear();
        await _faulty.AssertPullsAsync();
        Assert.Equal(1, Registry.Count("GET", "blobs"));
    }

    [Fact]
    public async Task Pull_TruncatedBody_IsFetchedAgain()
    {
        _faulty.Break(2, IsLayer, async context =>
        {
            context.Response.ContentLength = Layer.Length;
            await context.Response.Body.WriteAsync(Layer.AsMemory(0, 20));
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        await _faulty.AssertPullsAsync();
    }

    [Fact]
    public async Task Pull_BodyThatEndsEarlyWithoutASign_IsFetchedAgainAndThenAProblem()
    {
        _faulty.Break(2, IsLayer, context => context.Response.Body.WriteAsync(Layer.AsMemory(0, 20)).AsTask());
        await _faulty.AssertPullsAsync();
        Directory.Delete(_faulty.Folder["base-cache"], recursive: true);
        _faulty.Break(int.MaxValue, IsLayer, context => context.Response.Body.WriteAsync(Layer.AsMemory(0, 20)).AsTask());
        Assert.Equal("SLP8023", Assert.Single((await _faulty.PullAsync()).Problems).Id);
    }

    [Theory]
    [InlineData(false, "SLP8022")]
    [InlineData(true, "SLP8023")]
    public async Task Pull_OtherContent_IsNeverKept(bool longer, string id)
    {
        byte[] other = [.. Layer];
        other[5] ^= 1;
        _faulty.Break(int.MaxValue, IsLayer, context => context.Response.Body.WriteAsync(longer ? [.. Layer, 1] : other).AsTask());
        var problem = Assert.Single((await _faulty.PullAsync()).Problems);
        Assert.Equal(id, problem.Id);
        Assert.False(File.Exists(_faulty.Folder["base-cache/blobs/sha256/" + _faulty.Image.Layers[0].Descriptor.Digest.Hex]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pull_ManifestThatIsNotTheOneAskedFor_IsRefused(bool byDigest)
    {
        var version = byDigest ? _faulty.Image.Digest.ToString() : "1";
        _faulty.Break(int.MaxValue, request => request.Path.Value!.EndsWith(version, StringComparison.Ordinal), context =>
        {
            context.Response.ContentType = MediaTypes.Manifest;
            context.Response.Headers["Docker-Content-Digest"] = _faulty.Image.Digest.ToString();
            return context.Response.WriteAsync("{}");
        });
        using var client = new TestClient(time: _faulty.Time);
        var read = await ImagePull.PullAsync(
            client.Client, Registry.At("team/app" + (byDigest ? "@" : ":") + version), _faulty.Folder["out"], CancellationToken.None);
        Assert.Equal("SLP8022", Assert.Single(read.Problems).Id);
        Assert.False(Directory.Exists(_faulty.Folder["out"]));
    }

    [Fact]
    public async Task Pull_ManifestOfTwoTypes_IsRefused()
    {
        _faulty.Break(int.MaxValue, request => request.Path.Value!.EndsWith("/1", StringComparison.Ordinal), context =>
        {
            context.Response.ContentType = MediaTypes.Index;
            return context.Response.Body.WriteAsync(_faulty.Image.ManifestBytes).AsTask();
        });
        Assert.Equal("SLP8024", Assert.Single((await _faulty.PullAsync()).Problems).Id);
    }

    [Fact]
    public async Task Pull_ManifestWithoutEnd_IsRefused()
    {
        _faulty.Break(int.MaxValue, request => request.Path.Value!.EndsWith("/1", StringComparison.Ordinal), async context =>
        {
            context.Response.ContentType = MediaTypes.Manifest;
            var chunk = new byte[1 << 16];
            for (var sent = 0; sent < 100 && !context.RequestAborted.IsCancellationRequested; sent++)
            {
                await context.Response.Body.WriteAsync(chunk);
            }
        });
        var problem = Assert.Single((await _faulty.PullAsync()).Problems);
        Assert.Equal("SLP8024", problem.Id);
        Assert.Contains("4 MiB", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_DripThatStops_IsBrokenOffAndTriedAgain()
    {
        var tries = 0;
        _faulty.Break(1, IsLayer, async context =>
        {
            tries++;
            await context.Response.Body.WriteAsync(Layer.AsMemory(0, 1));
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        var pulled = await _faulty.PullAsync(options => options with { StallTimeout = TimeSpan.FromSeconds(1) }, TimeProvider.System);
        Assert.True(pulled.Ok, string.Join('\n', pulled.Problems));
        Assert.Equal(1, tries);
    }

    [Fact]
    public async Task Pull_RegistryThatNeverAnswers_SaysThatItStalls()
    {
        _faulty.Break(int.MaxValue, _ => true, context => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default));
        var pulled = await _faulty.PullAsync(options => options with { StallTimeout = TimeSpan.FromMilliseconds(200), Attempts = 2 }, TimeProvider.System);
        Assert.Equal("SLP8004", Assert.Single(pulled.Problems).Id);
    }

    [Fact]
    public async Task Pull_BlobThatIsGone_SaysWhich()
    {
        Registry.Store.Blobs.TryRemove(("team/app", LayerDigest), out _);
        var problem = Assert.Single((await _faulty.PullAsync()).Problems);
        Assert.Equal("SLP8021", problem.Id);
        Assert.Contains(LayerDigest, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_TagThatIsNotThere_NamesIt()
    {
        using var client = new TestClient();
        var read = await new BaseImages(client.Client, _faulty.Folder["c"]).ReadAsync(Registry.At("team/app:9"), [Platform.LinuxAmd64], CancellationToken.None);
        Assert.Equal(("SLP8020", $"{Registry.Host}/team/app:9"), (Assert.Single(read.Problems).Id, read.Problems[0].Subject));
    }

    [Fact]
    public async Task Pull_PlatformThatIsNotThere_NamesThoseThatAre()
    {
        using var client = new TestClient();
        var read = await new BaseImages(client.Client, _faulty.Folder["c"]).ReadAsync(Registry.At("team/app:1"), [Platform.LinuxArm64], CancellationToken.None);
        var problem = Assert.Single(read.Problems);
        Assert.Equal("SLP8025", problem.Id);
        Assert.Contains("linux/amd64", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_RedirectedBlob_GoesWithoutCredentials()
    {
        await using var storage = await FakeRegistry.StartAsync();
        storage.Fault = async context =>
        {
            await context.Response.Body.WriteAsync(Registry.Store.Blobs[("team/app", context.Request.Query["digest"]!)]);
            return true;
        };
        Registry.Fault = async context =>
        {
            if (context.Request.Headers.Authorization.Count == 0)
            {
                context.Response.Headers.WWWAuthenticate = "Basic realm=\"x\"";
                await FakeRegistry.ErrorAsync(context, 401, "UNAUTHORIZED");
                return true;
            }

            var isBlob = context.Request.Path.Value!.Contains("/blobs/", StringComparison.Ordinal);
            if (isBlob)
            {
                context.Response.Redirect($"http://{storage.Host}/?digest={context.Request.Path.Value!.Split('/')[^1]}&signature=s3cr3t");
            }

            return isBlob;
        };

        await _faulty.AssertPullsAsync(options => options with { Credentials = TestClient.Password("me", "secret") });

        Assert.Equal([null, null, null], storage.Authorizations);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("file:///etc/passwd")]
    public async Task Pull_RedirectThatNobodyShouldFollow_IsRefused(string target)
    {
        _faulty.Break(int.MaxValue, IsLayer, context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = target;
            return Task.CompletedTask;
        });
        Assert.Equal("SLP8008", Assert.Single((await _faulty.PullAsync()).Problems).Id);
    }

    [Fact]
    public async Task Pull_RedirectInCircles_Ends()
    {
        _faulty.Break(int.MaxValue, IsLayer, context =>
        {
            context.Response.Redirect(context.Request.Path);
            return Task.CompletedTask;
        });
        Assert.Equal("SLP8009", Assert.Single((await _faulty.PullAsync()).Problems).Id);
    }

    [Fact]
    public async Task Tags_InPages_AreReadToTheEndAndSorted()
    {
        Registry.Fault = async context =>
        {
            if (!context.Request.Path.Value!.EndsWith("/tags/list", StringComparison.Ordinal))
            {
                return false;
            }

            var last = context.Request.Query["last"] == "b";
            if (!last)
            {
                context.Response.Headers.Link = "</v2/team/app/tags/list?last=b&n=2>; rel=\"next\"";
            }

            await context.Response.WriteAsync(new JsonObject { ["tags"] = new JsonArray(last ? ["a"] : ["c", "b", $"sha256-{Digest.Of([]).Hex}.sig"]) }.ToJsonString());
            return true;
        };
        using var client = new TestClient();
        Assert.Equal(["a", "b", "c"], (await TagList.ReadAsync(client.Client, Registry.At("team/app"), CancellationToken.None)).Required);
    }

    [Theory]
    [InlineData("</v2/team/app/tags/list?n=1000>; rel=\"next\"")]
    [InlineData("<http://10.0.0.1/list>; rel=next")]
    public async Task Tags_PageThatLeadsAstray_IsAProblem(string link)
    {
        Registry.Fault = context =>
        {
            context.Response.Headers.Link = link;
            return Task.FromResult(false);
        };
        using var client = new TestClient();
        Assert.Equal("SLP8024", Assert.Single((await TagList.ReadAsync(client.Client, Registry.At("team/app"), CancellationToken.None)).Problems).Id);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("{\"tags\": 3}")]
    [InlineData("{\"tags\": [\"\\ud800\"]}")]
    [InlineData("{\"\\ud800\": 1, \"tags\": [\"\\ud800\"]}")]
    [InlineData("[]")]
    public async Task Tags_ThatCannotBeRead_AreAProblem(string body)
    {
        _faulty.Break(int.MaxValue, _ => true, context => context.Response.WriteAsync(body));
        using var client = new TestClient();
        Assert.Equal("SLP8024", Assert.Single((await TagList.ReadAsync(client.Client, Registry.At("team/app"), CancellationToken.None)).Problems).Id);
    }

    public ValueTask DisposeAsync() => _faulty.DisposeAsync();

    private bool IsLayer(HttpRequest request) => request.Method == "GET" && request.Path.Value!.EndsWith(LayerDigest, StringComparison.Ordinal);
}
