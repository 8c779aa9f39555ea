using Slipway.Sdk.Calls;
using Slipway.Server.Settings;

namespace Slipway.Server.Providers;

/// <summary>
/// Fills the slots at start: plugin over provider over store. What the environment says wrong stops the start; what is
/// stored wrong leaves its capability unserved, and says so.
/// </summary>
internal sealed class ProviderSelection(
    ProviderSet providers, ProviderFactory factory, StoredChoices store, ServerSettings settings, SelectionWitness witness)
{
    /// <summary>Fills the slots from the environment and returns every problem.</summary>
    public IReadOnlyList<string> FillFromEnvironment()
    {
        List<string> problems = [];
        foreach (var slot in providers.All)
        {
            if (FromEnvironment(settings.Capabilities[slot.Capability.Name]) is { } choice)
            {
                Fill(slot, choice, problems);
            }
        }

        return problems;
    }

    /// <summary>Fills the slots that are still empty from the store.</summary>
    public async Task FillFromStoreAsync(CancellationToken cancellationToken)
    {
        if (store.Exists)
        {
            var empty = providers.All.Where(slot => slot.Provider is null && slot != providers.Secrets);
            await Task.WhenAll(empty.Select(slot => FillFromStoreAsync(slot, cancellationToken)));
        }
    }

    private static ProviderChoice? FromEnvironment(CapabilitySettings said) => said switch
    {
        { Plugin: { } plugin } => new ProviderChoice { Provider = said.Provider ?? "", Plugin = plugin, Config = said.Config },
        { Provider: { } provider } => new ProviderChoice { Provider = provider, Config = said.Config },
        _ => null,
    };

    private void Fill(ProviderSlot slot, ProviderChoice choice, List<string> problems)
    {
        try
        {
            Put(slot, choice);
        }
        catch (ProviderChoiceException exception)
        {
            problems.AddRange(exception.Problems);
        }
    }

    private async Task FillFromStoreAsync(ProviderSlot slot, CancellationToken cancellationToken)
    {
        var fault = "";
        try
        {
            if (await store.ReadAsync(slot.Capability, cancellationToken) is { } choice)
            {
                Put(slot, choice);
            }
        }
        catch (ProviderException exception)
        {
            fault = $"the secret store failed ({exception.Code}: {exception.Message})";
        }
        catch (Exception exception) when (exception is StoredChoiceException or ProviderChoiceException)
        {
            fault = $"the stored configuration is wrong ({exception.Message})";
        }

        if (fault.Length > 0)
        {
            slot.Fail(fault);
            witness.NotServed(slot);
        }
    }

    private void Put(ProviderSlot slot, ProviderChoice choice)
    {
        slot.Swap(factory.Create(slot.Capability, choice));
        witness.Served(slot);
    }
}
