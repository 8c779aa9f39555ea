using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;

namespace Slipway.Sdk.Alerts;

/// <summary>
/// Alerts of a monitoring system. A provider implements the operations that its upstream has; the others answer <c>not_implemented</c>.
/// </summary>
[CapabilityContract("alert")]
public interface IAlertProvider
{
    /// <summary>Finds alerts.</summary>
    [Operation("alert.query")]
    Task<Page<Alert>> QueryAsync(AlertQuery request, CallContext call, CancellationToken cancellationToken) =>
        throw ProviderException.NotImplemented("alert.query");

    /// <summary>Reads one alert.</summary>
    [Operation("alert.get")]
    Task<Alert> GetAsync(AlertReference request, CallContext call, CancellationToken cancellationToken) =>
        throw ProviderException.NotImplemented("alert.get");
}
