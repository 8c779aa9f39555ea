#pragma warning disable CS1591
using Slipway.Sdk.Plugins;

[assembly: PluginManifest("acm\u202ee", "turned", "v1", "Turned.FakePlugin")]
[assembly: PluginProvider("metric", null!)]

namespace Turned
{
    public static class FakePlugin
    {
        public static void Register(IProviderRegistry providers)
        {
        }
    }
}
