using Slipway.Server.Api;
using Slipway.Server.Providers;

namespace Slipway.Server.Routing;

/// <summary>The routes of a capability with its provider's slot.</summary>
internal sealed class BoundApi(CapabilityApi api, ProviderSlot slot, IReadOnlyList<BoundRoute> routes)
{
    public CapabilityApi Api { get; } = api;

    public ProviderSlot Slot { get; } = slot;

    public IReadOnlyList<BoundRoute> Routes { get; } = routes;
}
