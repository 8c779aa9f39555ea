using System.Net.Sockets;
using Slipway.Images.Tests.RealTools;

namespace Slipway.EndToEnd.Documents;

/// <summary>The README's way of an image: built, pushed, loaded, promoted, and run by digest. Only the names of its registries are made up.</summary>
public sealed class PublishingTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Page _page = Page.Read("README.md");

    [Fact]
    public async Task Readme_FromBuildToASecondRegistry_IsRunByBothEnginesByDigest()
    {
        await using var first = await DockerRegistry.StartAsync();
        await using var second = await DockerRegistry.StartAsync();
        await using var docker = await Dockerd.StartAsync();
        using var podman = new Podman();
        using var reader = new Reader(Packages.Environment);
        reader.PutOnPath("slipway", SlipwayCommand.Path);
        reader.Link("artifacts/packages", Packages.Folder);
        reader.Set("DOCKER_HOST", $"unix://{docker.Socket}");
        var blocks = _page.Blocks.Where(block => block.Language == "yaml").Take(2).ToArray();
        reader.Write("acme-ops-server.yaml", Placed(blocks[0].Text.TrimEnd() + "\n" + blocks[1].Text));
        Assert.Equal(0, (await reader.TryAsync("slipway lock acme-ops-server.yaml")).ExitCode);

        var pushed = "";
        foreach (var command in Commands().Where(command => command.StartsWith("slipway ", StringComparison.Ordinal)))
        {
            var result = await reader.TryAsync(Placed(command));
            Assert.True(result.ExitCode == 0, $"{command}\n{result.All}");
            pushed = command.Contains(" --push", StringComparison.Ordinal) ? result.Output.Trim() : pushed;
        }

        Assert.StartsWith($"{first.Host}/platform/ops-server@sha256:", pushed, StringComparison.Ordinal);
        // The last command, with the digest for its dots and without a port: here the server listens on a socket.
        var run = Placed(Commands().Single(command => command.StartsWith("podman run ", StringComparison.Ordinal)));
        Assert.Contains(" --read-only ", run, StringComparison.Ordinal);
        var reference = run[(run.LastIndexOf(' ') + 1)..].Replace("@sha256:...", pushed[pushed.IndexOf('@', StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.StartsWith($"{second.Host}/prod/ops-server@sha256:", reference, StringComparison.Ordinal);
        var pulled = await podman.RunAsync("pull", "--tls-verify=false", reference);
        Assert.True(pulled.ExitCode == 0, pulled.All);
        await AssertServesAsync(arguments => podman.RunAsync(arguments), "podman", reference);
        await AssertServesAsync(arguments => docker.RunAsync(arguments), "docker", reference);
        // What --load brought in is the same image.
        await AssertServesAsync(arguments => docker.RunAsync(arguments), "loaded", $"{first.Host}/platform/ops-server:1.4.0");

        string Placed(string text) => text
            .Replace("registry.example.com", first.Host, StringComparison.Ordinal).Replace("registry.example.org", second.Host, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private IEnumerable<string> Commands() => _page.Blocks
        .Single(block => block.Language == "bash" && block.Text.Contains(" --push", StringComparison.Ordinal)).Text
        .Split('\n').Select(line => line.Split(" #")[0].Trim());

    private async Task AssertServesAsync(Func<string[], Task<CommandResult>> engine, string name, string image)
    {
        var place = Directory.CreateDirectory(_folder[name]).FullName;
        Assert.Equal(0, (await CommandRunner.RunAsync("chmod", ["777", place])).ExitCode);
        var started = await engine(
        [
            "run", "-d", "--name", name, "--read-only", "--network", "none", "--ulimit", "nofile=1024:1024", "--ulimit", "nproc=2048:2048",
            "-v", $"{place}:/run/ops", "--env", "OPSORCH_ADDR=unix:/run/ops/ops.sock", image,
        ]);
        Assert.True(started.ExitCode == 0, started.All);
        try
        {
            Assert.Contains("\"ready\"", await ReadyAsync(Path.Combine(place, "ops.sock")), StringComparison.Ordinal);
        }
        finally
        {
            await engine(["rm", "--force", name]);
        }
    }

    private static async Task<string> ReadyAsync(string socket)
    {
        using var client = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, token) =>
            {
                var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), token);
                return new NetworkStream(connection, ownsSocket: true);
            },
        });
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.GetStringAsync(new Uri("http://ops/ready"));
            }
            catch (HttpRequestException) when (attempt < 300)
            {
                await Task.Delay(100);
            }
        }
    }
}
