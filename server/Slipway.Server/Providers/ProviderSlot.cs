using Slipway.Sdk.Capabilities;

namespace Slipway.Server.Providers;

/// <summary>The place of a capability's provider. It is swapped as a whole: a caller sees the old one or the new one.</summary>
internal sealed class ProviderSlot(Capability capability)
{
    private volatile State _state = new(null, null);

    public Capability Capability { get; } = capability;

    public ActiveProvider? Provider => _state.Provider;

    /// <summary>Why nothing serves the capability although something was configured.</summary>
    public string? Fault => _state.Fault;

    /// <summary>Puts a provider in and returns the one that was there.</summary>
    public ActiveProvider? Swap(ActiveProvider? provider)
    {
        var before = _state.Provider;
        _state = new State(provider, null);
        return before;
    }

    public void Fail(string fault) => _state = new State(null, fault);

    /// <summary>The provider with a call begun, or null when there is none.</summary>
    public ActiveProvider? Enter()
    {
        while (_state.Provider is { } provider)
        {
            if (provider.TryEnter())
            {
                return provider;
            }

            if (ReferenceEquals(provider, _state.Provider))
            {
                return null; // Retired and not replaced: the server is stopping.
            }
        }

        return null;
    }

    private sealed record State(ActiveProvider? Provider, string? Fault);
}
