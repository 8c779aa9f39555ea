namespace Slipway.Images.Registries.Transport;

/// <summary>Cancels a transfer that does not move: a fixed limit for the whole would punish slow lines, none would hang.</summary>
internal sealed class StallWatch : IDisposable
{
    private const int LeastProgress = 1 << 10;

    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenRegistration _link;
    private readonly CancellationToken _outer;
    private readonly TimeSpan _patience;
    private long _moved;
    private bool _kept;

    public StallWatch(TimeSpan patience, TimeProvider time, CancellationToken outer)
    {
        (_patience, _outer) = (patience, outer);
        _limit = new CancellationTokenSource(patience, time);
        _link = outer.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _limit);
    }

    public CancellationToken Token => _limit.Token;

    public bool Stalled => _limit.IsCancellationRequested && !_outer.IsCancellationRequested;

    /// <summary>Whether an answer began: what comes after it may take its time as long as it moves.</summary>
    public bool Answered { get; private set; }

    /// <summary>Allows less time until the answer begins.</summary>
    public void Expect(TimeSpan limit) => _limit.CancelAfter(limit < _patience ? limit : _patience);

    /// <summary>The answer began.</summary>
    public void Begun()
    {
        Answered = true;
        Restart();
    }

    /// <summary>Some bytes went or came; only enough of them count as a sign of life.</summary>
    public void Moved(long bytes)
    {
        _moved += bytes;
        if (_moved >= LeastProgress)
        {
            Restart();
        }
    }

    /// <summary>Begins the time anew.</summary>
    public void Restart()
    {
        _moved = 0;
        _limit.CancelAfter(_patience);
    }

    /// <summary>Lets the watch live on with a body that is still read; <see cref="End"/> ends it.</summary>
    public void Keep() => _kept = true;

    public void Dispose()
    {
        if (!_kept)
        {
            End();
        }
    }

    public void End()
    {
        _link.Dispose();
        _limit.Dispose();
    }
}
