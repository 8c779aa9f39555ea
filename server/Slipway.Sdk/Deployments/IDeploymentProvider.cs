using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;

namespace Slipway.Sdk.Deployments;

/// <summary>
/// Deployments of a delivery system. A provider implements the operations that its upstream has; the others answer <c>not_implemented</c>.
/// </summary>
[CapabilityContract("deployment")]
public interface IDeploymentProvider
{
    /// <summary>Finds deployments.</summary>
    [Operation("deployment.query")]
    Task<Page<Deployment>> QueryAsync(DeploymentQuery request, CallContext call, CancellationToken cancellationToken) =>
        throw ProviderException.NotImplemented("deployment.query");

    /// <summary>Reads one deployment.</summary>
    [Operation("deployment.get")]
    Task<Deployment> GetAsync(DeploymentReference request, CallContext call, CancellationToken cancellationToken) =>
        throw ProviderException.NotImplemented("deployment.get");
}
