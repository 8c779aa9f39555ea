using Slipway.Server.Logging;
using Slipway.Server.Stdio.Calls;

namespace Slipway.Server.Stdio;

/// <summary>What the workers of one plugin share.</summary>
internal sealed class PluginContext(StdioPlugin plugin, IServerLog log, TimeProvider clock, Action<StdioEvent> notify) : IDisposable
{
    private bool _aborted;

    public StdioPlugin Plugin => plugin;

    public IServerLog Log => log;

    public TimeProvider Clock => clock;

    public CallQueue Queue { get; } = new(plugin, clock);

    public RestartPolicy Restarts { get; } = new(plugin, clock);

    public StdioCounters Counters { get; } = new();

    /// <summary>Whether no process may be started any more, not even for calls that wait.</summary>
    public bool IsAborted => Volatile.Read(ref _aborted);

    public void Abort() => Interlocked.Exchange(ref _aborted, true);

    public void Notify(StdioEvent happened) => notify(happened);

    public void Dispose() => Queue.Dispose();
}
