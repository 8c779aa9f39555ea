using System.Collections.Concurrent;

namespace Slipway.Images.Tests.Registries;

/// <summary>A clock on which waits under a minute are over at once and are written down; longer limits run as they are.</summary>
internal sealed class ImpatientTime : TimeProvider
{
    private TimeSpan _ahead;

    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;

    public void Advance(TimeSpan time) => _ahead += time;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime >= TimeSpan.FromMinutes(1) || dueTime < TimeSpan.Zero)
        {
            return base.CreateTimer(callback, state, dueTime, period);
        }

        Waits.Enqueue(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
