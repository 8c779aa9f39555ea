#pragma warning disable CS1591
using Slipway.Sdk.Plugins;

[assembly: System.Reflection.AssemblyInformationalVersion("1.0.0\tOther.Package")]
[assembly: PluginManifest("acme", "tabbed", "v1", "Tabbed.FakePlugin")]
[assembly: PluginProvider("metric", "three")]

namespace Tabbed
{
    public static class FakePlugin
    {
        public static void Register(IProviderRegistry providers)
        {
        }
    }
}
