using Slipway.Sdk.Calls;

namespace Slipway.Server.Stdio.Calls;

/// <summary>
/// The calls that wait for a process of one plugin: first come, first served, bounded. Who leaves or is out of time gives
/// up his place at once.
/// </summary>
internal sealed class CallQueue : IDisposable
{
    private const int Yields = 20;

    private readonly StdioPlugin _plugin;
    private readonly TimeProvider _clock;
    private readonly ITimer _alarm;
    private readonly object _lock = new(); // Monitor's, for Wait and Pulse
    private PendingCall? _first;
    private PendingCall? _last;
    private long _alarmAt = long.MaxValue;
    private int _count;
    private int _idle;
    private bool _stopped;

    public CallQueue(StdioPlugin plugin, TimeProvider clock)
    {
        _plugin = plugin;
        _clock = clock;
        _alarm = clock.CreateTimer(static queue => ((CallQueue)queue!).Expire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How many calls wait.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>The clock's timestamp.</summary>
    public long Now => _clock.GetTimestamp();

    /// <summary>Takes a place in the queue; the result is why that is impossible, and whether all workers are busy.</summary>
    public (ProviderException? Refusal, bool AllBusy) TryAdd(PendingCall call)
    {
        lock (_lock)
        {
            if (_stopped)
            {
                return (ProviderException.Unavailable($"plugin {_plugin.Name} is being stopped"), false);
            }

            if (_count - _idle >= _plugin.QueueLimit)
            {
                return (ProviderException.Unavailable($"plugin {_plugin.Name} is busy: {_count} calls are waiting already"), false);
            }

            Append(call);
            SetAlarm(call.Deadline);
            if (_idle > 0)
            {
                Monitor.Pulse(_lock);
            }

            return (null, _count > _idle);
        }
    }

    /// <summary>Waits for the next call; null when the queue was stopped and is empty.</summary>
    public PendingCall? Take()
    {
        lock (_lock)
        {
            if (TakeFirst() is { } ready)
            {
                return ready;
            }

            _idle++;
        }

        // Under load the next call comes within microseconds: giving way to others is cheaper than being woken.
        for (var yields = 0; yields < Yields && Count == 0; yields++)
        {
            _ = Thread.Yield();
        }

        lock (_lock)
        {
            while (_first is null && !_stopped)
            {
                Monitor.Wait(_lock);
            }

            _idle--;
            return TakeFirst();
        }
    }

    /// <summary>Refuses a call whose deadline passed while it waited for its turn.</summary>
    public bool RefuseIfLate(PendingCall call)
    {
        if (call.Deadline > Now)
        {
            return false;
        }

        _ = call.TrySetException(ProviderException.Timeout(FormattableString.Invariant(
            $"plugin {_plugin.Name} is busy: {call.Operation.Name} waited {call.Limit.TotalSeconds:0.###} s for its turn")));
        return true;
    }

    /// <summary>Gives up the place of a call; false when it had none any more.</summary>
    public bool TryRemove(PendingCall call)
    {
        lock (_lock)
        {
            if (!call.IsQueued)
            {
                return false;
            }

            Unlink(call);
            return true;
        }
    }

    /// <summary>Accepts no more calls; those that wait are still served.</summary>
    public void Stop()
    {
        lock (_lock)
        {
            _stopped = true;
            Monitor.PulseAll(_lock);
        }
    }

    public void Dispose() => _alarm.Dispose();

    private void Expire()
    {
        var now = _clock.GetTimestamp();
        while (TakeIf(call => call.Deadline <= now) is { } late)
        {
            _ = RefuseIfLate(late);
            late.Request.Dispose();
        }

        lock (_lock)
        {
            _alarmAt = long.MaxValue;
            for (var call = _first; call is not null; call = call.Next)
            {
                SetAlarm(call.Deadline);
            }
        }
    }

    private PendingCall? TakeIf(Func<PendingCall, bool> condition)
    {
        lock (_lock)
        {
            var call = _first;
            while (call is not null && !condition(call))
            {
                call = call.Next;
            }

            if (call is not null)
            {
                Unlink(call);
            }

            return call;
        }
    }

    private PendingCall? TakeFirst()
    {
        var call = _first;
        if (call is not null)
        {
            Unlink(call);
        }

        return call;
    }

    private void SetAlarm(long deadline)
    {
        if (deadline >= _alarmAt)
        {
            return;
        }

        _alarmAt = deadline;
        var wait = _clock.GetElapsedTime(_clock.GetTimestamp(), deadline) + TimeSpan.FromMilliseconds(1);
        _ = _alarm.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private void Append(PendingCall call)
    {
        call.IsQueued = true;
        call.Previous = _last;
        _ = _last is null ? _first = call : _last.Next = call;
        _last = call;
        _count++;
    }

    private void Unlink(PendingCall call)
    {
        _ = call.Previous is null ? _first = call.Next : call.Previous.Next = call.Next;
        _ = call.Next is null ? _last = call.Previous : call.Next.Previous = call.Previous;
        call.Next = null;
        call.Previous = null;
        call.IsQueued = false;
        _count--;
    }
}
