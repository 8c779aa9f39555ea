using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;
using Slipway.Server.Http;
using Slipway.Server.Logging;
using Slipway.Server.Stdio;

namespace Slipway.Server.Providers;

/// <summary>
/// Changes the provider of a capability while the server runs. The choice is checked, stored, and only then goes live; the
/// provider it replaces ends after its last call.
/// </summary>
internal sealed class ProviderConfiguration(
    ProviderSet providers, ProviderFactory factory, StoredChoices store, PluginFolders folders, SelectionWitness witness, IServerLog log) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _oneAtATime = new(1);

    /// <summary>Whether a choice could be stored at all.</summary>
    public bool IsPossible => store.Exists;

    /// <summary>Makes the choice and returns the provider that is live now.</summary>
    /// <exception cref="ApiException">The choice is wrong, or the store does not take it; nothing has changed.</exception>
    public async Task<ActiveProvider> ConfigureAsync(Capability capability, ProviderChoice choice, string requestId)
    {
        if (choice.Plugin is { } program && !PluginPath.IsReserved(program) && folders.Refuse(program) is { } refusal)
        {
            throw ApiException.BadRequest(refusal);
        }

        // Whoever asked may leave: a change that has begun is finished.
        await _oneAtATime.WaitAsync(CancellationToken.None);
        try
        {
            var fresh = Create(capability, choice);
            await RefuseWhatCannotStartAsync(fresh);
            await StoreAsync(capability, choice, fresh, requestId);
            var replaced = providers[capability].Swap(fresh);
            log.Write(
                ServerLogLevel.Information,
                "provider configured",
                ("capability", capability.Name),
                ("provider", fresh.Name),
                ("replaced", replaced?.Name),
                ("request_id", requestId));
            if (fresh.Program is not null)
            {
                witness.TakenIntoService(capability, fresh);
            }

            _ = providers.RetireAsync(replaced, Patience);
            return fresh;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    // A provider that works must not give way to one that never can.
    private static async Task RefuseWhatCannotStartAsync(ActiveProvider fresh)
    {
        if ((fresh.Transport as StdioTransport)?.Check() is { } problem)
        {
            await fresh.RetireAsync(TimeSpan.Zero);
            throw ApiException.BadRequest(problem);
        }
    }

    private ActiveProvider Create(Capability capability, ProviderChoice choice)
    {
        try
        {
            return factory.Create(capability, choice);
        }
        catch (ProviderChoiceException exception)
        {
            throw ApiException.BadRequest(exception.Message);
        }
    }

    private async Task StoreAsync(Capability capability, ProviderChoice choice, ActiveProvider fresh, string requestId)
    {
        try
        {
            await store.WriteAsync(capability, choice, requestId, CancellationToken.None);
        }
        catch (ProviderException exception)
        {
            await fresh.RetireAsync(TimeSpan.Zero);
            throw new ApiException(new ApiError(502, "secret_store_error", $"{exception.Code}: {exception.Message}"));
        }
    }
}
