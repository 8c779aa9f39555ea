using System.Collections.Frozen;
using Slipway.Sdk.Plugins;
using Slipway.Server.Auditing;
using Slipway.Server.Stdio;
using Slipway.Server.Transports;

namespace Slipway.Server.Providers;

/// <summary>
/// A provider that is in use. It counts its callers, so that one that was replaced ends after its last call and not before.
/// </summary>
internal sealed class ActiveProvider(IProviderTransport transport)
{
    private const int Retired = 1 << 30;

    private readonly TaskCompletionSource _unused = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _callers;

    /// <summary>The provider's name, or its label beside a plugin.</summary>
    public required string Name { get; init; }

    /// <summary>The plugin's program; null for a provider that is compiled in.</summary>
    public string? Program { get; init; }

    /// <summary>The plugin that brought it; null for stdio plugins and for what the server brings itself.</summary>
    public PluginDescription? Plugin { get; init; }

    /// <summary>The full names of the operations it declares; null when it declares none and is asked for all.</summary>
    public FrozenSet<string>? Operations { get; init; }

    /// <summary>The configuration as a JSON object.</summary>
    public required ReadOnlyMemory<byte> Configuration { get; init; }

    /// <summary>How audit records name it.</summary>
    public required AuditedProvider Audited { get; init; }

    public IProviderTransport Transport { get; } = transport;

    /// <summary>Whether it offers the operation.</summary>
    public bool Offers(string operation) => Operations is null || Operations.Contains(operation);

    /// <summary>What it is doing, in a word.</summary>
    public string State => Transport is StdioTransport stdio ? stdio.State.Status.ToString().ToLowerInvariant() : "ready";

    /// <summary>Begins a call; false when it was retired in the meantime.</summary>
    public bool TryEnter()
    {
        if ((Interlocked.Increment(ref _callers) & Retired) == 0)
        {
            return true;
        }

        Exit();
        return false;
    }

    /// <summary>Ends a call.</summary>
    public void Exit()
    {
        if (Interlocked.Decrement(ref _callers) == Retired)
        {
            _unused.TrySetResult();
        }
    }

    /// <summary>Ends at once what a plugin is doing, for its callers too. Retiring it is still necessary.</summary>
    public void Abort() => (Transport as StdioTransport)?.Abort();

    /// <summary>Takes no more calls, waits for those under way, at most so long, and ends the provider.</summary>
    public async Task RetireAsync(TimeSpan patience)
    {
        if (Interlocked.Add(ref _callers, Retired) == Retired)
        {
            _unused.TrySetResult();
        }

        try
        {
            await _unused.Task.WaitAsync(patience);
        }
        catch (TimeoutException)
        {
            // Calls that outlive their deadline do not keep a provider alive.
        }

        await Transport.DisposeAsync();
    }
}
