using Slipway.Sdk.Capabilities;
using Slipway.Sdk.Plugins;

namespace Slipway.Server.Providers;

/// <summary>The providers that are compiled into the server.</summary>
internal sealed class ProviderCatalog
{
    private readonly Dictionary<(string Capability, string Name), RegisteredProvider> _providers = [];

    public IReadOnlyList<CompiledPlugin> Plugins { get; private init; } = [];

    /// <summary>All providers of a capability, in the order of their names.</summary>
    public IEnumerable<RegisteredProvider> Of(string capability) => _providers.Values
        .Where(provider => provider.Registration.Capability == capability)
        .OrderBy(provider => provider.Registration.Name, StringComparer.Ordinal);

    /// <summary>The provider of that name, without regard to case, or null.</summary>
    public RegisteredProvider? Find(string capability, string name) =>
        _providers.GetValueOrDefault((capability, name.ToLowerInvariant()));

    /// <summary>Registers the plugins and the providers that the server brings itself.</summary>
    public static (ProviderCatalog Catalog, IReadOnlyList<string> Problems) Create(
        IReadOnlyList<CompiledPlugin> plugins, IEnumerable<ProviderRegistration> own, IReadOnlyList<Capability> capabilities)
    {
        var catalog = new ProviderCatalog { Plugins = plugins };
        List<string> problems = [];
        var registry = new Registry(catalog, capabilities, problems);
        foreach (var provider in own)
        {
            registry.Add(provider);
        }

        foreach (var plugin in plugins)
        {
            registry.Plugin = plugin.Description;
            if (plugin.Description.FrameworkApi == FrameworkV1.Name)
            {
                plugin.Register(registry);
            }
            else
            {
                problems.Add(
                    $"plugin {registry.Owner} was compiled for framework API {plugin.Description.FrameworkApi}; this server has {FrameworkV1.Name}");
            }
        }

        return (catalog, problems);
    }

    private sealed class Registry(ProviderCatalog catalog, IReadOnlyList<Capability> capabilities, List<string> problems) : IProviderRegistry
    {
        public PluginDescription? Plugin { get; set; }

        public string Owner => Plugin is null ? "the server" : $"{Plugin.Publisher}/{Plugin.Name}";

        public void Add(ProviderRegistration provider)
        {
            var key = (provider.Capability, provider.Name.ToLowerInvariant());
            if (capabilities.All(capability => capability.Name != provider.Capability))
            {
                problems.Add($"plugin {Owner} registers {provider.Name} for the unknown capability {provider.Capability}");
            }
            else if (!catalog._providers.TryAdd(key, new RegisteredProvider(provider, Plugin)))
            {
                problems.Add($"plugin {Owner} registers {provider.Capability} provider {provider.Name}, which is there already");
            }
        }
    }
}
