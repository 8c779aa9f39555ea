using Slipway.Sdk.Messages;
using Slipway.Sdk.Plugins;

namespace Company.Ops.Example.Tests;

public sealed class ExampleMessagesTests : ProviderTest
{
    [Fact]
    public async Task Messages_ToAChannel_AreSentAndToNoneRefused()
    {
        using var client = new HttpClient();
        var provider = new ExampleMessages(Configuration, new ProviderContext(() => client) { Capability = "messaging", Provider = "plugin-slug", Log = new NoLog() });

        var sent = await provider.SendAsync(new Message { Channel = "ops", Body = "hello" }, Call, Token);
        Assert.Equal("eu-1-test", sent.Id);
        await RefusedAsync("bad_request", () => provider.SendAsync(new Message { Body = "hello" }, Call, Token));
    }

    private sealed class NoLog : IPluginLog
    {
        public void Write(PluginLogLevel level, string message, Exception? exception = null)
        {
        }
    }
}
