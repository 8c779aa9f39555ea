using Slipway.Sdk.Calls;
using Slipway.Sdk.Http;
using Slipway.Sdk.Plugins;

namespace Slipway.Plugins.Testing;

/// <summary>What a server gives to a provider, for tests.</summary>
internal sealed class Host
{
    /// <summary>The call that every test makes.</summary>
    public static CallContext Call { get; } = new() { RequestId = "test-1", Actor = new Actor("user", "ada") };

    public FixedClock Clock { get; } = new(new DateTimeOffset(2026, 5, 4, 3, 2, 1, TimeSpan.Zero));

    public RecordedLog Log { get; } = new();

    /// <summary>A context as the server makes it: HTTP clients go through the SDK's handler.</summary>
    public ProviderContext Context(string capability, string provider, TimeProvider? clock = null) =>
        new(() => new HttpClient(new UpstreamHandler("slipway-test/1.0") { InnerHandler = new SocketsHttpHandler() }))
        {
            Capability = capability,
            Provider = provider,
            Log = Log,
            Clock = clock ?? Clock,
        };
}
