using Slipway.Sdk.Calls;
using Slipway.Server.Logging;
using Slipway.Server.Stdio.Processes;

namespace Slipway.Server.Stdio;

/// <summary>What is known of one process of a plugin: what it says, why it was ended, how it ended.</summary>
internal sealed class PluginWatch(PluginContext context) : IProcessObserver
{
    private volatile string? _reason;
    private volatile bool _wanted;

    public PluginLog Log { get; } = new(context.Plugin, context.Log, context.Clock);

    /// <summary>Why we end it, said before we do: for a fault of its own, or because it is no longer wanted.</summary>
    public void Because(string reason, bool wanted = false) => (_wanted, _reason) = (wanted, reason);

    /// <inheritdoc />
    public void Append(ReadOnlySpan<byte> bytes) => Log.Append(bytes);

    /// <inheritdoc />
    public void Ended(int processId, ProcessExit exit)
    {
        Log.Finish();
        context.Counters.Ended();
        var reason = _reason ?? exit.ToString();
        Log.Event(_reason is null ? ServerLogLevel.Warning : ServerLogLevel.Information, "plugin stopped", processId, reason);
        context.Notify(new StdioEvent(StdioEvent.Stopped, context.Plugin, processId)
        {
            Reason = reason,
            Code = _wanted ? null : ErrorCodes.ProviderError,
        });
    }
}
