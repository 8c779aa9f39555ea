using Slipway.Sdk.Plugins;

namespace Slipway.Benchmarks;

/// <summary>The plugin of <see cref="MemoryIncidents"/>, registered by hand: the benchmark is its own assembly.</summary>
internal static class MemoryPlugin
{
    public static CompiledPlugin Compiled { get; } = new(
        new PluginDescription
        {
            Publisher = "slipway",
            Name = "memory",
            Version = "1.0.0",
            PackageId = "Slipway.Benchmarks",
            PackageHash = "",
            Tier = 3,
            FrameworkApi = "v1",
            Providers = ["incident/memory"],
        },
        providers => providers.Add(new ProviderRegistration
        {
            Capability = "incident",
            Name = "memory",
            Operations = ["query"],
            ConfigurationSchema = "{}",
            Validate = _ => [],
            Create = (_, _) => new MemoryIncidents(),
        }));
}
