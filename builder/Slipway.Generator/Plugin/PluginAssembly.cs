using System.Collections.Immutable;
using Slipway.Generator.Configuration;
using Slipway.Generator.Equality;

namespace Slipway.Generator.Plugin;

/// <summary>What a plugin assembly registers: its plugin type and its sound providers, in the order of their names.</summary>
internal sealed record PluginAssembly(PluginDeclaration Plugin, EquatableArray<ProviderDeclaration> Providers)
{
    /// <summary>Null when there is no plugin type, or none that is sound.</summary>
    public static PluginAssembly? Join(
        ImmutableArray<PluginDeclaration> plugins,
        ImmutableArray<ProviderDeclaration> providers,
        ImmutableArray<ConfigurationDeclaration> configurations)
    {
        if (plugins.IsEmpty)
        {
            return null;
        }

        // A provider whose configuration is broken would only repeat that error in generated code.
        var bound = new HashSet<string>(configurations.Select(configuration => configuration.Type.Global), StringComparer.Ordinal);
        var plugin = plugins.OrderBy(candidate => candidate.Type.Global, StringComparer.Ordinal).First();
        var sound = providers
            .Where(provider => provider.Configuration is null || bound.Contains(provider.Configuration))
            .OrderBy(provider => provider.Name, StringComparer.Ordinal)
            .ThenBy(provider => provider.Type, StringComparer.Ordinal);
        return new PluginAssembly(plugin, sound.ToEquatableArray());
    }

    /// <summary>One registration for each provider and capability, ordinally by capability and name.</summary>
    public IEnumerable<(ServedCapability Capability, ProviderDeclaration Provider)> Registrations() =>
        Providers
            .SelectMany(provider => provider.Capabilities.Select(capability => (capability, provider)))
            .OrderBy(registration => registration.capability.Name, StringComparer.Ordinal)
            .ThenBy(registration => registration.provider.Name, StringComparer.Ordinal);
}
