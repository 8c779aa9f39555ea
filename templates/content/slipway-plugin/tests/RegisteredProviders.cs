using System.Text.Json;
using Slipway.Sdk.Configuration;
using Slipway.Sdk.Plugins;

namespace Company.Ops.Example.Tests;

/// <summary>What the plugin registers, as a server would see it.</summary>
internal sealed class RegisteredProviders : List<ProviderRegistration>, IProviderRegistry
{
    /// <summary>All of them.</summary>
    public static RegisteredProviders All()
    {
        var providers = new RegisteredProviders();
        ExamplePlugin.Register(providers);
        return providers;
    }

    /// <summary>All that is wrong with a configuration, by the capability that was given it.</summary>
    public IEnumerable<(string Capability, IReadOnlyList<ConfigurationProblem> Problems)> Validate(string configuration) =>
        this.Select(provider => (provider.Capability, provider.Validate(JsonElement.Parse(configuration))));
}
