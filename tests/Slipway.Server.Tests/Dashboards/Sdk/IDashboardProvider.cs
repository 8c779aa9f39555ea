using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;

namespace Slipway.Server.Tests.Dashboards.Sdk;

/// <summary>Dashboards of a dashboard server.</summary>
[CapabilityContract("dashboard")]
public interface IDashboardProvider
{
    [Operation("dashboard.query")]
    Task<Page<Dashboard>> QueryAsync(DashboardQuery request, CallContext call, CancellationToken cancellationToken) =>
        throw ProviderException.NotImplemented("dashboard.query");

    [Operation("dashboard.pin")]
    Task<Acknowledgement> PinAsync(Dashboard request, CallContext call, CancellationToken cancellationToken) =>
        throw ProviderException.NotImplemented("dashboard.pin");
}
