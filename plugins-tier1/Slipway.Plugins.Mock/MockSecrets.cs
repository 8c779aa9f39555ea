using System.Collections.Concurrent;
using Slipway.Plugins.Mock.Filters;
using Slipway.Plugins.Mock.State;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Configuration;
using Slipway.Sdk.Plugins;
using Slipway.Sdk.Secrets;

namespace Slipway.Plugins.Mock;

/// <summary>A secret store that forgets everything with the process.</summary>
[Provider("mock")]
public sealed class MockSecrets(MockConfiguration configuration, ProviderContext context) : ISecretProvider
{
    private readonly MockGate _gate = new(configuration, context);
    private readonly ConcurrentDictionary<string, Secret> _secrets = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public async Task<Secret> GetAsync(SecretReference request, CallContext call, CancellationToken cancellationToken)
    {
        await _gate.PassAsync(cancellationToken);
        Match.Require("key", request.Key);
        return _secrets.TryGetValue(request.Key, out var secret)
            ? secret
            : throw ProviderException.NotFound($"there is no secret {request.Key}");
    }

    /// <inheritdoc />
    public async Task<Acknowledgement> PutAsync(SecretWrite request, CallContext call, CancellationToken cancellationToken)
    {
        await _gate.PassAsync(cancellationToken);
        Match.Require("key", request.Key);
        _secrets[request.Key] = new Secret(request.Value);
        return Acknowledgement.Done;
    }
}
