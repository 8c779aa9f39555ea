using Slipway.Sdk.Configuration;
using Slipway.Sdk.Plugins;
using Slipway.Server.Logging;

namespace Slipway.Server.Secrets;

/// <summary>The secret stores that the server brings itself.</summary>
internal static class SecretStores
{
    private static readonly string[] Operations = ["get", "put"];

    public static IReadOnlyList<ProviderRegistration> All(IServerLog log, string? keys) =>
    [
        new ProviderRegistration
        {
            Capability = "secret",
            Name = "json",
            Operations = Operations,
            ConfigurationSchema = JsonStoreConfiguration.Schema,
            Validate = static configuration => JsonStoreConfiguration.Read(configuration).Problems,
            Create = (configuration, _) => JsonSecretStore.Open(Valid(JsonStoreConfiguration.Read(configuration)).Path, log),
        },
        new ProviderRegistration
        {
            Capability = "secret",
            Name = "file-encrypted",
            Operations = Operations,
            ConfigurationSchema = EncryptedStoreConfiguration.Schema,
            Validate = configuration => EncryptedStoreConfiguration.Read(configuration, keys).Problems,
            Create = (configuration, _) => EncryptedSecretStore.Open(Valid(EncryptedStoreConfiguration.Read(configuration, keys))),
        },
    ];

    private static T Valid<T>((T? Value, IReadOnlyList<ConfigurationProblem> Problems) read)
        where T : class => read.Problems.Count == 0 ? read.Value! : throw new ConfigurationException(read.Problems);
}
