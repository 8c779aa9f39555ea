using System.Net.Sockets;
using System.Text;
using Slipway.Server.Commands;
using Slipway.Server.Tests.Support;

namespace Slipway.Server.Tests.Hosting;

public sealed class SocketTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task UnixSocket_IsServedAndProbed()
    {
        var variable = $"OPSORCH_ADDR=unix:{_folder["s"]}";
        await using var server = await ServerUnderTest.StartAsync(variable);
        var environment = ServerUnderTest.EnvironmentOf(new CapturedStream(), variable);

        var exit = await CommandLine.RunAsync(["--probe"], ServerUnderTest.Composition(), environment);

        Assert.Equal(0, exit);
        Assert.Contains("\"ready\"", environment.Output.ToString(), StringComparison.Ordinal);
        Assert.True(File.GetUnixFileMode(_folder["s"]).HasFlag(UnixFileMode.OtherWrite));
    }

    [Fact]
    public async Task UnixSocket_LeftBehind_IsReplacedAndOneInUseIsNot()
    {
        var variable = $"OPSORCH_ADDR=unix:{_folder["s"]}";
        using (var dead = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            dead.Bind(new UnixDomainSocketEndPoint(_folder["s"]));
        }

        await using var server = await ServerUnderTest.StartAsync(variable);

        await Assert.ThrowsAnyAsync<IOException>(() => ServerUnderTest.StartAsync(variable));
        Assert.True(File.Exists(_folder["s"]));
    }

    [Fact]
    public async Task Probe_WithoutAServer_Fails()
    {
        var environment = ServerUnderTest.EnvironmentOf(new CapturedStream(), $"OPSORCH_ADDR=unix:{_folder["nobody"]}");

        Assert.Equal(1, await CommandLine.RunAsync(["--probe"], ServerUnderTest.Composition(), environment));
        Assert.NotEmpty(environment.Error.ToString()!);
    }

    [Fact]
    public async Task Probe_WithoutAServer_NamesTheAddressAndTheCause()
    {
        var environment = ServerUnderTest.EnvironmentOf(new CapturedStream(), "OPSORCH_ADDR=127.0.0.1:1");

        Assert.Equal(1, await CommandLine.RunAsync(["--probe"], ServerUnderTest.Composition(), environment));
        Assert.Matches("127\\.0\\.0\\.1:1.*Connection refused", environment.Error.ToString()!);
    }

    [Fact]
    public async Task Systemd_IsToldOfReadinessAndStop()
    {
        using var notify = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        notify.Bind(new UnixDomainSocketEndPoint(_folder["notify"]));
        await using var server = await ServerUnderTest.StartAsync($"NOTIFY_SOCKET={_folder["notify"]}");

        Assert.Equal("READY=1", await ReceiveAsync(notify));
        await server.StopAsync();
        Assert.Equal("STOPPING=1", await ReceiveAsync(notify));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<string> ReceiveAsync(Socket socket)
    {
        var bytes = new byte[100];
        var length = await socket.ReceiveAsync(bytes, TestContext.Current.CancellationToken);
        return Encoding.ASCII.GetString(bytes, 0, length);
    }
}
