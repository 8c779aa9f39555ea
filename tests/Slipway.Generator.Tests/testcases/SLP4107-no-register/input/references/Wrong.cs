using Slipway.Sdk.Plugins;

[assembly: PluginManifest("acme", "wrong", "v1", "Acme.Wrong")]
[assembly: PluginProvider("metric", "wrong")]

namespace Acme
{
    /// <summary>Wrong.</summary>
    public static class Wrong
    {
        /// <summary>Wrong.</summary>
        public static int Register(IProviderRegistry providers) => providers is null ? 0 : 1;
    }
}
