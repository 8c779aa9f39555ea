using Slipway.Sdk.Calls;
using Slipway.Sdk.Configuration;
using Slipway.Sdk.Secrets;

namespace Slipway.Examples;

/// <summary>Secrets in memory; they live as long as the process.</summary>
internal sealed class SecretMock : ISecretProvider
{
    private readonly Dictionary<string, string> _secrets = new(StringComparer.Ordinal);

    public Task<Secret> GetAsync(SecretReference request, CallContext call, CancellationToken cancellationToken) =>
        _secrets.TryGetValue(request.Key, out var value)
            ? Task.FromResult(new Secret(value))
            : throw ProviderException.NotFound($"{request.Key} not found");

    public Task<Acknowledgement> PutAsync(SecretWrite request, CallContext call, CancellationToken cancellationToken)
    {
        _secrets[request.Key] = request.Value;
        return Task.FromResult(Acknowledgement.Done);
    }
}
