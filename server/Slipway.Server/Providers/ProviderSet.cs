using System.Collections.Frozen;
using Slipway.Sdk.Capabilities;
using Slipway.Sdk.Secrets;

namespace Slipway.Server.Providers;

/// <summary>The providers of all capabilities.</summary>
internal sealed class ProviderSet(IEnumerable<Capability> capabilities)
{
    private readonly FrozenDictionary<string, ProviderSlot> _slots =
        capabilities.ToFrozenDictionary(capability => capability.Name, capability => new ProviderSlot(capability), StringComparer.Ordinal);

    public ProviderSlot this[Capability capability] => _slots[capability.Name];

    /// <summary>Where stored choices are kept.</summary>
    public ProviderSlot Secrets => _slots[SecretCapability.Definition.Name];

    /// <summary>All slots, in the order of their capabilities' names.</summary>
    public IEnumerable<ProviderSlot> All => _slots.Values.OrderBy(slot => slot.Capability.Name, StringComparer.Ordinal);

    /// <summary>Ends all providers; the secret store last.</summary>
    public async Task RetireAllAsync(TimeSpan patience)
    {
        await Task.WhenAll(All.Where(slot => slot != Secrets).Select(slot => RetireAsync(slot, patience)));
        await RetireAsync(Secrets, patience);
    }

    private static async Task RetireAsync(ProviderSlot slot, TimeSpan patience)
    {
        if (slot.Swap(null) is { } provider)
        {
            await provider.RetireAsync(patience);
        }
    }
}
