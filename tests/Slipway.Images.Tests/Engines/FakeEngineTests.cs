using System.Collections.Concurrent;
using System.Formats.Tar;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Slipway.Images.Composition;
using Slipway.Images.Engines;

namespace Slipway.Images.Tests.Engines;

/// <summary>What real engines here do not do: refuse sparse archives, lie, answer nonsense.</summary>
public sealed class FakeEngineTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly List<int> _layersSent = [];
    private PackedImage _image = null!;
    private WebApplication? _app;

    private string Id => _image.Images[0].Manifest.Config.Digest.ToString();

    public async ValueTask InitializeAsync() => _image = PackedImage.Of(await TestImages.ImageAsync(_folder));

    [Theory]
    [InlineData("""{"errorDetail":{"message":"open layer: no such file"},"error":"open layer: no such file"}""")]
    [InlineData("""{"stream":"Loading"}{"error":"unexpected EOF"}""")]
    [InlineData("<html>")]
    public async Task Load_WhereSparseIsRefused_SendsEverything(string report)
    {
        await StartAsync(async context => await context.Response.WriteAsync(_layersSent.Count == 1 ? report : """{"stream":"ok"}"""), knownAfter: 2);
        var loaded = (await LoadAsync()).Required;
        Assert.Equal(LoadWay.Full, loaded.Way);
        Assert.Equal([1, 2], _layersSent);
    }

    [Fact]
    public async Task Load_WhereSparseIsTakenButTheImageIsNotThere_SendsEverything()
    {
        await StartAsync(context => context.Response.WriteAsync("""{"stream":"ok"}"""), knownAfter: 2);
        Assert.Equal(LoadWay.Full, (await LoadAsync()).Required.Way);
    }

    [Fact]
    public async Task Load_ThatSaysYesAndDoesNothing_IsAProblem()
    {
        await StartAsync(context => context.Response.WriteAsync("""{"stream":"ok"}"""), knownAfter: int.MaxValue);
        Assert.Equal("SLP8043", Assert.Single((await LoadAsync()).Problems).Id);
    }

    [Fact]
    public async Task Load_ThatBreaksOff_IsAProblem()
    {
        await StartAsync(
            context =>
            {
                context.Abort();
                return Task.CompletedTask;
            },
            knownAfter: int.MaxValue);
        Assert.Equal("SLP8042", Assert.Single((await LoadAsync()).Problems).Id);
    }

    [Fact]
    public async Task Load_WithContainerdsStore_LeavesNothingOut()
    {
        await StartAsync(context => context.Response.WriteAsync("{}"), knownAfter: 1, driver: """[["driver-type","io.containerd.snapshotter.v1"]]""");
        Assert.Equal(LoadWay.Full, (await LoadAsync()).Required.Way);
        Assert.Equal([2], _layersSent);
    }

    [Fact]
    public async Task Load_ForAnotherPlatform_NamesBoth()
    {
        await StartAsync(context => context.Response.WriteAsync("{}"), knownAfter: 1, architecture: "arm64");
        var problem = Assert.Single((await LoadAsync()).Problems);
        Assert.Equal("SLP8044", problem.Id);
        Assert.Contains("linux/arm64", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_WithoutSocketOrWithoutListener_SaysHowToStartOne()
    {
        foreach (var socket in new[] { _folder["none.sock"], Abandoned() })
        {
            var problem = Assert.Single((await ContainerEngine.ConnectAsync([socket], CancellationToken.None)).Problems);
            Assert.Equal(("SLP8040", socket), (problem.Id, problem.Subject));
        }
    }

    [Theory]
    [InlineData("/run/podman/none.sock", "with: systemctl start podman.socket (or: podman system service --time=0 unix:///run/podman/none.sock)")]
    [InlineData("/run/user/4711/podman/none.sock", "with: systemctl --user start podman.socket")]
    [InlineData("/var/run/none/docker.sock", "with: systemctl start docker,")]
    public async Task Connect_WithoutSocket_NamesTheCommandForThatEngine(string socket, string said) =>
        Assert.Contains(said, Assert.Single((await ContainerEngine.ConnectAsync([socket], CancellationToken.None)).Problems).Remedy, StringComparison.Ordinal);

    [Fact]
    public async Task Connect_ToSomethingElse_SaysThatItIsNoEngine()
    {
        await StartAsync(_ => Task.CompletedTask, knownAfter: 1, ping: false);
        Assert.Equal("SLP8042", Assert.Single((await ContainerEngine.ConnectAsync([_folder["engine.sock"]], CancellationToken.None)).Problems).Id);
    }

    [Fact]
    public void For_VariablesOfTheProcess_NamesTheirSockets()
    {
        var variables = new Dictionary<string, string> { ["XDG_RUNTIME_DIR"] = "/run/user/7", ["DOCKER_HOST"] = "unix:///x/docker.sock" };
        Assert.Equal(["/x/docker.sock"], EngineSocket.For(EngineKind.Docker, variables));
        Assert.Equal(["/run/user/7/podman/podman.sock", "/run/podman/podman.sock"], EngineSocket.For(EngineKind.Podman, variables));
        Assert.Equal(["/var/run/docker.sock"], EngineSocket.For(EngineKind.Docker, new Dictionary<string, string> { ["DOCKER_HOST"] = "tcp://10.0.0.1" }));
    }

    public async ValueTask DisposeAsync()
    {
        await (_app?.DisposeAsync() ?? ValueTask.CompletedTask);
        _folder.Dispose();
    }

    private async Task<Checked<LoadedImage>> LoadAsync()
    {
        using var engine = (await ContainerEngine.ConnectAsync([_folder["engine.sock"]], CancellationToken.None)).Required;
        return await engine.LoadAsync(_image, ImageReference.Parse("team/app:1"), CancellationToken.None);
    }

    // The engine has an image that shares the lowest layer with ours.
    private async Task StartAsync(
        Func<HttpContext, Task> load, int knownAfter, string driver = "[]", string architecture = "amd64", bool ping = true)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ListenUnixSocket(_folder["engine.sock"]));
        _app = builder.Build();
        _app.Run(async context =>
        {
            var path = context.Request.Path.Value!.Replace("/v1.41", "", StringComparison.Ordinal);
            _requests.Enqueue($"{context.Request.Method} {path}");
            context.Response.Headers["Api-Version"] = ping ? "1.41" : default;
            switch (path)
            {
                case "/_ping":
                    return;
                case "/version":
                    await context.Response.WriteAsync($$"""{"Os":"linux","Arch":"{{architecture}}"}""");
                    return;
                case "/info":
                    await context.Response.WriteAsync($$"""{"DriverStatus":{{driver}}}""");
                    return;
                case "/images/json":
                    await context.Response.WriteAsync("""[{"Id":"sha256:other","RepoTags":["team/app:0"],"Created":1},{"Id":"sha256:older","RepoTags":null,"Created":0}]""");
                    return;
                case "/images/sha256:other/json":
                    await context.Response.WriteAsync($$$"""{"Id":"sha256:other","RootFS":{"Layers":["{{{_image.Images[0].Config.DiffIds[0]}}}","sha256:else"]}}""");
                    return;
                case "/images/load":
                    _layersSent.Add(await LayersAsync(context.Request.Body));
                    await load(context);
                    return;
                case "/images/docker.io/team/app:1/json" when _layersSent.Count >= knownAfter:
                    await context.Response.WriteAsync($$"""{"Id":"{{Id}}"}""");
                    return;
                default:
                    context.Response.StatusCode = 404;
                    await context.Response.WriteAsync("""{"message":"no such image"}""");
                    return;
            }
        });
        await _app.StartAsync();
    }

    private async Task<int> LayersAsync(Stream body)
    {
        var names = new List<string>();
        await using var tar = new TarReader(body);
        while (await tar.GetNextEntryAsync() is { } entry)
        {
            names.Add(entry.Name);
        }

        await body.CopyToAsync(Stream.Null);
        return _image.Images[0].Layers.Count(layer => names.Contains($"blobs/sha256/{layer.Descriptor.Digest.Hex}"));
    }

    private string Abandoned()
    {
        var path = _folder["abandoned.sock"];
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        var kept = path + ".kept";
        // Closing removes nothing that has another name.
        File.CreateSymbolicLink(kept, path);
        return kept;
    }
}
