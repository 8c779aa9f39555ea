using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;
using Slipway.Sdk.Configuration;

namespace Slipway.Sdk.Secrets;

/// <summary>
/// A store for stored configurations. A provider implements the operations that its upstream has; the others answer <c>not_implemented</c>.
/// </summary>
[CapabilityContract("secret")]
public interface ISecretProvider
{
    /// <summary>Reads a secret.</summary>
    [Operation("secret.get")]
    Task<Secret> GetAsync(SecretReference request, CallContext call, CancellationToken cancellationToken) =>
        throw ProviderException.NotImplemented("secret.get");

    /// <summary>Stores a secret.</summary>
    [Operation("secret.put")]
    Task<Acknowledgement> PutAsync(SecretWrite request, CallContext call, CancellationToken cancellationToken) =>
        throw ProviderException.NotImplemented("secret.put");
}
