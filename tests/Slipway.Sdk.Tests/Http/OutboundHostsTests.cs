using Slipway.Sdk.Calls;
using Slipway.Sdk.Http;

namespace Slipway.Sdk.Tests.Http;

public sealed class OutboundHostsTests
{
    [Theory]
    [InlineData("api.example.com", "https://api.example.com/x", true)]
    [InlineData("api.example.com", "https://API.example.com/x", true)]
    [InlineData("api.example.com", "http://api.example.com/x", false)]
    [InlineData("api.example.com:9090", "http://api.example.com:9090/", true)]
    [InlineData("api.example.com:9090", "http://api.example.com/", false)]
    [InlineData("*.example.com", "https://eu.example.com/", true)]
    [InlineData("*.example.com", "https://a.eu.example.com/", false)]
    [InlineData("*.example.com", "https://example.com/", false)]
    [InlineData("*.example.com", "https://evil-example.com/", false)]
    [InlineData("api.example.com", "https://api.example.com.evil.test/", false)]
    [InlineData("api.example.com", "https://api.example.com@evil.test/", false)]
    public void Allows_AnAddress_ByItsHostAndPort(string pattern, string address, bool expected) =>
        Assert.Equal(expected, new OutboundHosts([pattern]).Allows(new Uri(address)));

    [Fact]
    public async Task Send_ToAnUndeclaredHost_IsForbiddenWithoutShowingThePath()
    {
        using var client = new HttpClient(new EgressHandler(new OutboundHosts(["api.example.com"])) { InnerHandler = new SocketsHttpHandler() });

        var refusal = await Assert.ThrowsAsync<ProviderException>(() => client.GetAsync(new Uri("https://evil.test/secret-path"), TestContext.Current.CancellationToken));

        Assert.Equal(ErrorCodes.Forbidden, refusal.Code);
        Assert.Contains("evil.test:443", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-path", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_ToNobody_IsUnavailableAndRetryable()
    {
        using var client = new HttpClient(new UpstreamHandler("test/1") { InnerHandler = new SocketsHttpHandler() });

        var refusal = await Assert.ThrowsAsync<ProviderException>(() => client.GetAsync(new Uri("http://127.0.0.1:1/token=hunter2"), TestContext.Current.CancellationToken));

        Assert.Equal(ErrorCodes.Unavailable, refusal.Code);
        Assert.True(refusal.Retryable);
        Assert.DoesNotContain("hunter2", refusal.Message, StringComparison.Ordinal);
    }
}
