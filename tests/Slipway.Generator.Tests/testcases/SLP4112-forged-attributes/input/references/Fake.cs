#pragma warning disable CS1591
using Slipway.Sdk.Plugins;

[assembly: PluginManifest("acme", "weather\t9.9.9", "v1", "Fake.FakePlugin", Permissions = ["root\n"], OutboundHosts = ["a b"])]
[assembly: PluginProvider("metric", "one,log/two")]

namespace Fake
{
    public static class FakePlugin
    {
        public static void Register(IProviderRegistry providers)
        {
        }
    }
}
