using System.Net;
using System.Net.Sockets;
using System.Text;
using Slipway.Sdk.Incidents;
using Slipway.Server.Tests.Support;

namespace Slipway.Server.Tests.Http;

/// <summary>A client that asks for a large answer and does not read it must not keep it in memory.</summary>
public sealed class SlowReaderTests
{
    [Fact]
    public async Task LargeAnswer_ToAClientThatDoesNotRead_IsCutOffAndTheServerGoesOn()
    {
        var title = new string('x', 20 << 20);
        var provider = new EchoProvider { OnIncident = (request, _, _) => Task.FromResult(new Incident { Id = request.Id, Title = title }) };
        await using var server = await ServerUnderTest.StartAsync(TestPlugin.With((_, _) => provider), "OPSORCH_INCIDENT_PROVIDER=echo", "OPSORCH_BODY_TIMEOUT=1s");
        using var deaf = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await deaf.ConnectAsync(IPAddress.Loopback, server.Address.Port, TestContext.Current.CancellationToken);
        await deaf.SendAsync(Encoding.ASCII.GetBytes("GET /incidents/big HTTP/1.1\r\nHost: x\r\n\r\n"), TestContext.Current.CancellationToken);

        await WaitFor.TrueAsync(() => server.Output.Contains("a client did not take its answer", StringComparison.Ordinal));
        var arrived = await ReadToEndAsync(deaf);

        Assert.InRange(arrived, 0, title.Length - 1);
        Assert.Equal(200, (await server.GetAsync("/incidents/small")).Status);
    }

    [Fact]
    public async Task LargeAnswer_ToAClientThatReads_ArrivesWhole()
    {
        var title = new string('x', 5_000_001);
        var provider = new EchoProvider { OnIncident = (request, _, _) => Task.FromResult(new Incident { Id = request.Id, Title = title }) };
        await using var server = await ServerUnderTest.StartAsync(TestPlugin.With((_, _) => provider), "OPSORCH_INCIDENT_PROVIDER=echo");

        var answer = await server.GetAsync("/incidents/big");

        Assert.Equal(title, answer.Json.GetProperty("title").GetString());
    }

    private static async Task<long> ReadToEndAsync(Socket socket)
    {
        var buffer = new byte[1 << 16];
        long arrived = 0;
        try
        {
            while (await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken) is > 0 and var count)
            {
                arrived += count;
            }
        }
        catch (SocketException)
        {
            // Cut off without a word.
        }

        return arrived;
    }
}
