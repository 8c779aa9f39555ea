using Slipway.Server.Logging;
using Slipway.Server.Stdio.Processes;

namespace Slipway.Server.Stdio;

/// <summary>What is known of one process of a plugin: what it says, why it was ended, how it ended.</summary>
internal sealed class PluginWatch(PluginContext context) : IProcessObserver
{
    private volatile string? _reason;

    public PluginLog Log { get; } = new(context.Plugin, context.Log, context.Clock);

    /// <summary>Why we end it, said before we do.</summary>
    public void Because(string reason) => _reason = reason;

    /// <inheritdoc />
    public void Append(ReadOnlySpan<byte> bytes) => Log.Append(bytes);

    /// <inheritdoc />
    public void Ended(int processId, ProcessExit exit)
    {
        Log.Finish();
        context.Counters.Ended();
        var reason = _reason ?? exit.ToString();
        Log.Event(_reason is null ? ServerLogLevel.Warning : ServerLogLevel.Information, "plugin stopped", processId, reason);
        context.Notify(new StdioEvent(StdioEvent.Stopped, context.Plugin, processId) { Reason = reason });
    }
}
