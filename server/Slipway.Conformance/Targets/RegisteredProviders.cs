using Slipway.Sdk.Plugins;

namespace Slipway.Conformance.Targets;

/// <summary>The providers that plugins register.</summary>
internal sealed class RegisteredProviders : IProviderRegistry
{
    private readonly List<ProviderRegistration> _providers = [];

    public RegisteredProviders(IReadOnlyList<CompiledPlugin> plugins)
    {
        foreach (var plugin in plugins)
        {
            plugin.Register(this);
        }
    }

    public void Add(ProviderRegistration provider) => _providers.Add(provider);

    public ProviderRegistration? Find(string capability, string name) =>
        _providers.FirstOrDefault(provider => provider.Capability == capability && provider.Name == name);
}
