using Slipway.Sdk.Capabilities;
using Slipway.Server.Stdio.Wire;
using Slipway.Server.Transports;

namespace Slipway.Server.Stdio.Calls;

/// <summary>A call from its arrival to its end, whoever brings that about: the plugin, the deadline, or the caller who leaves.</summary>
internal sealed class PendingCall(ProviderCall call, RequestLine request, (long Deadline, TimeSpan Limit) time, CallQueue queue)
    : TaskCompletionSource<PluginAnswer>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    private long _leftAt;

    public Operation Operation => call.Operation;

    public string RequestId => call.Context.RequestId;

    public int DepthLimit => call.Json.MaxDepth;

    /// <summary>What is sent. Whoever takes the call out of the queue disposes it.</summary>
    public RequestLine Request => request;

    /// <summary>The clock's timestamp after which nobody waits any more.</summary>
    public long Deadline => time.Deadline;

    /// <summary>How long the caller was ready to wait from the beginning.</summary>
    public TimeSpan Limit => time.Limit;

    /// <summary>The timestamp at which the caller left; 0 while there is one.</summary>
    public long LeftAt => Volatile.Read(ref _leftAt);

    // The queue's own links, guarded by its lock.
    internal PendingCall? Next { get; set; }

    internal PendingCall? Previous { get; set; }

    internal bool IsQueued { get; set; }

    /// <summary>The caller leaves at once, whatever the plugin does.</summary>
    public void Leave(CancellationToken cancellationToken)
    {
        Volatile.Write(ref _leftAt, queue.Now);
        _ = TrySetCanceled(cancellationToken);
        if (queue.TryRemove(this))
        {
            request.Dispose();
        }
    }
}
