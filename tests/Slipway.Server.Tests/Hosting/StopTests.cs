using Slipway.Sdk.Incidents;
using Slipway.Server.Tests.Support;

namespace Slipway.Server.Tests.Hosting;

public sealed class StopTests
{
    [Fact]
    public async Task Stop_WithARequestUnderWay_LetsItEnd()
    {
        var entered = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var provider = new EchoProvider
        {
            OnIncident = async (request, _, _) =>
            {
                entered.SetResult();
                await release.Task;
                return new Incident { Id = request.Id };
            },
        };
        await using var server = await ServerUnderTest.StartAsync(TestPlugin.With((_, _) => provider), "OPSORCH_INCIDENT_PROVIDER=echo");

        var underWay = server.GetAsync("/incidents/x");
        await entered.Task;
        var stopping = server.StopAsync();
        await WaitFor.TrueAsync(() => !CanConnect(server));
        Assert.False(stopping.IsCompleted);
        release.SetResult();

        Assert.Equal(200, (await underWay).Status);
        await stopping;
        Assert.True(provider.IsDisposed);
        Assert.Contains("\"action\":\"incident.get\"", server.Output, StringComparison.Ordinal);
    }

    private static bool CanConnect(ServerUnderTest server)
    {
        try
        {
            using var client = RawClient.Connect(server.Address.Port);
            return true;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return false;
        }
    }
}
