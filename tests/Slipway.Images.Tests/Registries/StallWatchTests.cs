using Slipway.Images.Registries.Transport;

namespace Slipway.Images.Tests.Registries;

public sealed class StallWatchTests
{
    [Fact]
    public void Moved_EnoughBytes_BeginsTheTimeAnew()
    {
        var time = new StoppedTime();
        using var watch = new StallWatch(TimeSpan.FromSeconds(10), time, CancellationToken.None);
        for (var round = 0; round < 5; round++)
        {
            time.Advance(TimeSpan.FromSeconds(9));
            watch.Moved(2000);
        }

        Assert.False(watch.Stalled);
        time.Advance(TimeSpan.FromSeconds(9));
        watch.Moved(1);
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.True(watch.Stalled);
    }

    [Fact]
    public void Cancel_FromOutside_IsNoStall()
    {
        using var outer = new CancellationTokenSource();
        using var watch = new StallWatch(TimeSpan.FromSeconds(10), new StoppedTime(), outer.Token);
        outer.Cancel();
        Assert.True(watch.Token.IsCancellationRequested);
        Assert.False(watch.Stalled);
    }

    private sealed class StoppedTime : TimeProvider
    {
        private readonly List<Alarm> _alarms = [];
        private TimeSpan _now;

        public void Advance(TimeSpan time)
        {
            _now += time;
            foreach (var alarm in _alarms.Where(alarm => alarm.Due <= _now).ToArray())
            {
                alarm.Ring();
            }
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var alarm = new Alarm(this, () => callback(state));
            alarm.Change(dueTime, period);
            _alarms.Add(alarm);
            return alarm;
        }

        private sealed class Alarm(StoppedTime time, Action ring) : ITimer
        {
            public TimeSpan? Due { get; private set; }

            public void Ring()
            {
                Due = null;
                ring();
            }

            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                Due = dueTime < TimeSpan.Zero ? null : time._now + dueTime;
                return true;
            }

            public void Dispose() => Due = null;

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
