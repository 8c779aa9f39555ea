using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;

namespace Slipway.Sdk.Messages;

/// <summary>
/// A system that carries messages to people. A provider implements the operations that its upstream has; the others answer <c>not_implemented</c>.
/// </summary>
[CapabilityContract("messaging")]
public interface IMessagingProvider
{
    /// <summary>Sends a message.</summary>
    [Operation("messaging.send")]
    Task<MessageResult> SendAsync(Message request, CallContext call, CancellationToken cancellationToken) =>
        throw ProviderException.NotImplemented("messaging.send");
}
