using System.Reflection;
using Slipway.Generator.Tests.Compiling;
using Slipway.Sdk.Plugins;

namespace Slipway.Generator.Tests.EndToEnd;

public sealed class HostTests : IDisposable
{
    private readonly LoadedAssemblies _assemblies = new();

    public void Dispose() => _assemblies.Dispose();

    [Fact]
    public void Plugins_WithoutProjection_AreAllReferencedOnes()
    {
        var plugin = Compiler.Run(Sources.Plugin);
        var all = All(Compiler.Run(Host, "ops-server", Options.Host(), plugin.Reference()), plugin);

        var description = Assert.Single(all).Description;
        Assert.Equal("acme/prometheus 1.2.3-beta.1 Acme.Ops '' 3 v1", Told(description));
        Assert.Equal(["messaging/console", "metric/prometheus"], description.Providers);
        var registry = new Registry();
        all[0].Register(registry);
        Assert.Equal(2, registry.Providers.Count);
    }

    [Fact]
    public void Plugins_WithProjection_TakeVersionPackageHashAndTierFromIt()
    {
        var plugin = Compiler.Run(Sources.Plugin);
        var options = Options.Host("prometheus\tAcme.Ops.Package\t1.2.3\tc2hh\t2\tbuild.yaml\t7\t5");
        var host = Compiler.Run(Host, "ops-server", options, plugin.Reference());

        Assert.Equal("acme/prometheus 1.2.3 Acme.Ops.Package 'c2hh' 2 v1", Told(All(host, plugin)[0].Description));
    }

    [Fact]
    public void Plugins_OfAPluginWithPermissions_CarryThem()
    {
        var needs = new Options { Files = [("obj/plugin.slipway", "slipway-plugin/1\npermission\toutbound_http\nhost\t{config:url}\nhost\t*.example.com:8443\n")] };
        var plugin = Compiler.Run(Sources.Plugin, options: needs);

        var description = Assert.Single(All(Compiler.Run(Host, "ops-server", Options.Host(), plugin.Reference()), plugin)).Description;

        Assert.Equal(["outbound_http"], description.Permissions);
        Assert.Equal(["{config:url}", "*.example.com:8443"], description.OutboundHosts);
    }

    [Fact]
    public void Plugins_OfAForgedPlugin_AreNotGenerated()
    {
        const string Forged =
            """
            #pragma warning disable CS1591
            using Slipway.Sdk.Plugins;
            [assembly: PluginManifest("slipway", "prometheus\t9\n\"x", "v1", "Fake.P", OutboundHosts = new[] { "a\tb", null! })]
            [assembly: PluginProvider("metric", "pro\tm,\"")]
            namespace Fake { public static class P { public static void Register(IProviderRegistry providers) { } } }
            """;
        var host = Compiler.Run(Host, "ops-server", Options.Host(), Compiler.Run(Forged, "Fake").Reference());

        var problem = Assert.Single(host.Problems);
        Assert.Equal("SLP4112", problem.Id);
        Assert.DoesNotContain(problem.GetMessage(System.Globalization.CultureInfo.InvariantCulture), char.IsControl);
        Assert.DoesNotContain("prometheus", host.AllText, StringComparison.Ordinal);
    }

    [Fact]
    public void AssemblyMetadata_OfAHost_IsTheTable()
    {
        var plugin = Compiler.Run(Sources.Plugin);
        var options = Options.Host("prometheus\tAcme.Ops.Package\t1.2.3\tc2hh\t2\tbuild.yaml\t7\t5");
        var host = _assemblies.Load(Compiler.Run(Host, "ops-server", options, plugin.Reference()));

        var row = Assert.Single(host.GetCustomAttributes<AssemblyMetadataAttribute>(), attribute => attribute.Key == "dev.slipway.plugin");
        Assert.Equal("acme/prometheus\t1.2.3\tAcme.Ops.Package\tc2hh\t2\tv1\tmessaging/console,metric/prometheus", row.Value);
    }

    [Fact]
    public void Plugins_HostWithoutPlugins_IsEmpty() => Assert.Empty(All(Compiler.Run(Host, "ops-server", Options.Host())));

    [Fact]
    public void Plugins_NoHost_IsNotGenerated()
    {
        var plugin = Compiler.Run(Sources.Plugin);

        Assert.Empty(Compiler.Run("", "ops-library", references: plugin.Reference()).Files);
    }

    private const string Host =
        """
        using Slipway.Sdk.Plugins;

        internal static class Program
        {
            public static IReadOnlyList<CompiledPlugin> All() => Slipway.Generated.Plugins.All;
        }
        """;

    private IReadOnlyList<CompiledPlugin> All(Compiled host, params Compiled[] plugins)
    {
        foreach (var plugin in plugins)
        {
            _assemblies.Load(plugin);
        }

        var method = _assemblies.Load(host).GetType("Program")!.GetMethod("All")!;
        return method.CreateDelegate<Func<IReadOnlyList<CompiledPlugin>>>()();
    }

    private static string Told(PluginDescription plugin) =>
        $"{plugin.Publisher}/{plugin.Name} {plugin.Version} {plugin.PackageId} '{plugin.PackageHash}' {plugin.Tier} {plugin.FrameworkApi}";
}
