using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;

namespace Slipway.Sdk.Logs;

/// <summary>
/// Log entries of a log store. A provider implements the operations that its upstream has; the others answer <c>not_implemented</c>.
/// </summary>
[CapabilityContract("log")]
public interface ILogProvider
{
    /// <summary>Finds log entries.</summary>
    [Operation("log.query")]
    Task<LogEntries> QueryAsync(LogQuery request, CallContext call, CancellationToken cancellationToken) =>
        throw ProviderException.NotImplemented("log.query");
}
