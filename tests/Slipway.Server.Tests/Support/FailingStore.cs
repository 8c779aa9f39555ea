using Slipway.Sdk.Calls;
using Slipway.Sdk.Configuration;
using Slipway.Sdk.Plugins;
using Slipway.Sdk.Secrets;

namespace Slipway.Server.Tests.Support;

/// <summary>A secret store that knows nothing and takes nothing.</summary>
internal sealed class FailingStore : ISecretProvider
{
    public Task<Secret> GetAsync(SecretReference request, CallContext call, CancellationToken cancellationToken) =>
        throw ProviderException.NotFound("nothing is there");

    public Task<Acknowledgement> PutAsync(SecretWrite request, CallContext call, CancellationToken cancellationToken) =>
        throw new ProviderException("denied", "the vault is sealed");

    /// <summary>A plugin with this store beside what another registers.</summary>
    public CompiledPlugin Beside(CompiledPlugin plugin) => plugin with
    {
        Register = registry =>
        {
            plugin.Register(registry);
            registry.Add(new ProviderRegistration
            {
                Capability = "secret",
                Name = "failing",
                Operations = ["get", "put"],
                ConfigurationSchema = "{}",
                Validate = static _ => [],
                Create = (_, _) => this,
            });
        },
    };
}
