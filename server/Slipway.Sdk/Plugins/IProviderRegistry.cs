namespace Slipway.Sdk.Plugins;

/// <summary>Where a plugin registers its providers.</summary>
public interface IProviderRegistry
{
    /// <summary>Adds a provider. A capability has each provider name once.</summary>
    void Add(ProviderRegistration provider);
}
