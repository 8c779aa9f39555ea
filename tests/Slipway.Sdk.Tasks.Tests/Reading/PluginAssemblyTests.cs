using Slipway.Sdk.Plugins;
using Slipway.Sdk.Tasks.Reading;
using Slipway.Sdk.Tasks.Tests.Checks;

namespace Slipway.Sdk.Tasks.Tests.Reading;

public sealed class PluginAssemblyTests
{
    [Fact]
    public void Read_PluginAssembly_IsWhatItsAttributesSay()
    {
        using var folder = new TempFolder();
        PluginDll.Write(folder["a.dll"], new PluginManifestAttribute("acme", "prometheus", "v1", "Acme.Plugin"), PluginDll.Metric);

        var plugin = PluginAssembly.Read(folder["a.dll"])!;

        Assert.Equal(("acme", "prometheus", "v1"), (plugin.Publisher, plugin.Name, plugin.FrameworkApi));
        var provider = Assert.Single(plugin.Providers);
        Assert.Equal(("metric", "prometheus"), (provider.Capability, provider.Name));
        Assert.Equal(["query", "describe"], provider.Operations);
        Assert.Equal(["service"], provider.Scope);
        Assert.Equal(["=", "!="], provider.Filters);
        Assert.Equal(
            [new ConfigurationKey("url", false, true, true), new ConfigurationKey("token", true, false, false), new ConfigurationKey("size", false, false, false)], provider.Keys);
    }

    [Fact]
    public void Read_TheSdkItself_IsNoPlugin() => Assert.Null(PluginAssembly.Read(typeof(PluginManifestAttribute).Assembly.Location));
}
