using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;
using Slipway.Sdk.Configuration;

namespace Slipway.Sdk.Secrets;

/// <summary>The <c>secret</c> capability and its operations.</summary>
public static class SecretCapability
{
    /// <summary>The capability as data.</summary>
    public static Capability Definition { get; } = new()
    {
        Name = "secret",
        Spellings = ["secret", "secrets"],
        ProviderType = typeof(ISecretProvider),
        Json = SecretJson.Default,
        Operations =
        [
            Operation.Create<ISecretProvider, SecretReference, Secret>(
                new OperationDescription("secret.get", "secret.get", OperationEffect.Reads) { Idempotent = true },
                AnswerShape.Secret,
                static (provider, request, call, token) => provider.GetAsync(request, call, token)),
            Operation.Create<ISecretProvider, SecretWrite, Acknowledgement>(
                new OperationDescription("secret.put", "secret.put", OperationEffect.Writes) { Idempotent = true },
                AnswerShape.Acknowledgement,
                static (provider, request, call, token) => provider.PutAsync(request, call, token)),
        ],
    };
}
