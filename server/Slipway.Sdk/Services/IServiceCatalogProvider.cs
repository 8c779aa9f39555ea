using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;

namespace Slipway.Sdk.Services;

/// <summary>
/// Services of a service catalog. A provider implements the operations that its upstream has; the others answer <c>not_implemented</c>.
/// </summary>
[CapabilityContract("service")]
public interface IServiceCatalogProvider
{
    /// <summary>Finds services.</summary>
    [Operation("service.query")]
    Task<Page<Service>> QueryAsync(ServiceQuery request, CallContext call, CancellationToken cancellationToken) =>
        throw ProviderException.NotImplemented("service.query");
}
