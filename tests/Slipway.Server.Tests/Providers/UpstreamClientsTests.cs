using System.Net;
using System.Text.Json;
using Slipway.Sdk.Calls;
using Slipway.Server.Providers;
using Slipway.Server.Tests.Support;

namespace Slipway.Server.Tests.Providers;

public sealed class UpstreamClientsTests
{
    [Theory]
    [InlineData("http://127.0.0.1:1/", true)]
    [InlineData("https://api.example.com:8443/", false)]
    [InlineData("http://evil.example/", false)]
    public async Task Client_WhenEnforced_ReachesDeclaredHostsOnly(string address, bool allowed)
    {
        using var client = new UpstreamClients(enforceEgress: true, "1.0.0")
            .Create(TestPlugin.Compiled.Description, JsonElement.Parse("""{"url":"http://127.0.0.1:1/api"}"""));

        var refusal = await Assert.ThrowsAsync<ProviderException>(() => client.GetAsync(new Uri(address), TestContext.Current.CancellationToken));

        Assert.Equal(allowed ? ErrorCodes.Unavailable : ErrorCodes.Forbidden, refusal.Code);
    }

    [Fact]
    public async Task Client_WhenEnforced_DoesNotFollowARedirectOut()
    {
        await using var server = await ServerUnderTest.StartAsync();
        using var client = new UpstreamClients(enforceEgress: true, "1.0.0").Create(null, JsonElement.Parse("{}"));

        var refusal = await Assert.ThrowsAsync<ProviderException>(
            () => client.GetAsync(server.Client.BaseAddress, TestContext.Current.CancellationToken));

        Assert.Equal(ErrorCodes.Forbidden, refusal.Code);
    }

    [Fact]
    public async Task Client_NamesPluginAndServer()
    {
        using var listener = new HttpListener();
        var address = new Uri("http://127.0.0.1:40987/");
        listener.Prefixes.Add(address.ToString());
        listener.Start();
        using var client = new UpstreamClients(enforceEgress: false, "1.0.0").Create(TestPlugin.Compiled.Description, JsonElement.Parse("{}"));

        var request = client.GetAsync(address, TestContext.Current.CancellationToken);
        var context = await listener.GetContextAsync();
        context.Response.Close();
        using var response = await request;

        Assert.Equal("echo/2.1.0 ops-server/1.0.0", context.Request.UserAgent);
    }
}
