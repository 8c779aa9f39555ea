using System.Text.Json;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;
using Slipway.Sdk.Configuration;
using Slipway.Sdk.Secrets;
using Slipway.Server.Transports;

namespace Slipway.Server.Providers;

/// <summary>The choices that are kept in the secret store, one a capability.</summary>
internal sealed class StoredChoices(ProviderSlot secrets, JsonSerializerOptions json, TimeSpan timeout, TimeProvider clock)
{
    private readonly Operation _get = SecretCapability.Definition["secret.get"];
    private readonly Operation _put = SecretCapability.Definition["secret.put"];

    /// <summary>Whether there is a store at all.</summary>
    public bool Exists => secrets.Provider is not null;

    /// <summary>What is stored for a capability, or null.</summary>
    /// <exception cref="ProviderException">The store does not answer as it should.</exception>
    /// <exception cref="StoredChoiceException">What is stored makes no sense.</exception>
    public async Task<ProviderChoice?> ReadAsync(Capability capability, CancellationToken cancellationToken)
    {
        try
        {
            var secret = (Secret)await CallAsync(_get, new SecretReference { Key = Key(capability) }, "startup", cancellationToken);
            return secret.IsEmpty ? null : StoredChoiceFormat.Read(secret.Reveal());
        }
        catch (ProviderException exception) when (exception.Code == ErrorCodes.NotFound)
        {
            return null;
        }
    }

    /// <summary>Stores a choice.</summary>
    /// <exception cref="ProviderException">The store does not take it.</exception>
    public async Task WriteAsync(Capability capability, ProviderChoice choice, string requestId, CancellationToken cancellationToken) =>
        await CallAsync(_put, new SecretWrite { Key = Key(capability), Value = StoredChoiceFormat.Write(choice) }, requestId, cancellationToken);

    private static string Key(Capability capability) => $"providers/{capability.Name}/default";

    private async Task<object> CallAsync(Operation operation, object request, string requestId, CancellationToken cancellationToken)
    {
        var provider = secrets.Enter() ?? throw ProviderException.Unavailable("the secret store is not there");
        try
        {
            using var deadline = new CancellationTokenSource(timeout, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
            var context = new CallContext { RequestId = requestId, Deadline = clock.GetUtcNow() + timeout };
            var call = new ProviderCall(operation, request, context, json) { Configuration = provider.Configuration };
            try
            {
                return await provider.Transport.InvokeAsync(call, either.Token).WaitAsync(either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw ProviderException.Timeout("the secret store did not answer in time");
            }
        }
        finally
        {
            provider.Exit();
        }
    }
}
