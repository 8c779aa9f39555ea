using Slipway.Sdk.Plugins;

namespace Slipway.Generator.Tests.EndToEnd;

/// <summary>Keeps what plugins register.</summary>
internal sealed class Registry : IProviderRegistry
{
    public List<ProviderRegistration> Providers { get; } = [];

    public void Add(ProviderRegistration provider) => Providers.Add(provider);
}
