using System.Collections.Concurrent;
using System.Collections.Frozen;
using Slipway.Sdk.Capabilities;
using Slipway.Sdk.Secrets;

namespace Slipway.Server.Providers;

/// <summary>The providers of all capabilities.</summary>
internal sealed class ProviderSet(IEnumerable<Capability> capabilities)
{
    private readonly FrozenDictionary<string, ProviderSlot> _slots =
        capabilities.ToFrozenDictionary(capability => capability.Name, capability => new ProviderSlot(capability), StringComparer.Ordinal);

    private readonly ConcurrentDictionary<ActiveProvider, Task> _retiring = [];
    private bool _aborted;

    public ProviderSlot this[Capability capability] => _slots[capability.Name];

    /// <summary>Where stored choices are kept.</summary>
    public ProviderSlot Secrets => _slots[SecretCapability.Definition.Name];

    /// <summary>All slots, in the order of their capabilities' names.</summary>
    public IEnumerable<ProviderSlot> All => _slots.Values.OrderBy(slot => slot.Capability.Name, StringComparer.Ordinal);

    /// <summary>Ends all providers, those that were replaced too; the secret store last.</summary>
    public async Task RetireAllAsync(TimeSpan patience)
    {
        await Task.WhenAll([.. All.Where(slot => slot != Secrets).Select(slot => RetireAsync(slot.Swap(null), patience)), .. _retiring.Values]);
        await RetireAsync(Secrets.Swap(null), patience);
    }

    /// <summary>Ends a provider that is in no slot any more, once its callers are gone or the patience is.</summary>
    public async Task RetireAsync(ActiveProvider? provider, TimeSpan patience)
    {
        if (provider is null)
        {
            return;
        }

        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _retiring[provider] = end.Task;
        Interlocked.MemoryBarrier(); // Whoever aborts all sees the provider here, or it sees that all are aborted.
        if (Volatile.Read(ref _aborted))
        {
            provider.Abort();
        }

        try
        {
            await provider.RetireAsync(patience);
        }
        finally
        {
            _ = _retiring.TryRemove(provider, out _);
            end.SetResult();
        }
    }

    /// <summary>Ends at once what may hang, whoever still waits for it. Retiring is still necessary, and quick then.</summary>
    public void AbortAll()
    {
        Interlocked.Exchange(ref _aborted, true);
        var inUse = _slots.Values.Select(slot => slot.Provider).OfType<ActiveProvider>();
        foreach (var provider in inUse.Concat(_retiring.Keys))
        {
            provider.Abort();
        }
    }
}
