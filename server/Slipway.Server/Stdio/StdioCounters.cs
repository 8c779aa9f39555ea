namespace Slipway.Server.Stdio;

/// <summary>What a plugin has done so far, counted from several threads.</summary>
internal sealed class StdioCounters
{
    private long _starts;
    private long _restarts;
    private long _kills;
    private long _calls;
    private long _failures;
    private long _ends;

    public long Starts => Volatile.Read(ref _starts);

    public long Restarts => Volatile.Read(ref _restarts);

    public long Kills => Volatile.Read(ref _kills);

    public long Calls => Volatile.Read(ref _calls);

    public long Failures => Volatile.Read(ref _failures);

    /// <summary>A process was started; it replaces one when more have ended than were replaced.</summary>
    public void Started()
    {
        Interlocked.Increment(ref _starts);
        if (Volatile.Read(ref _ends) > Interlocked.Read(ref _restarts))
        {
            Interlocked.Increment(ref _restarts);
        }
    }

    public void Ended() => Interlocked.Increment(ref _ends);

    public void Killed() => Interlocked.Increment(ref _kills);

    public void Called() => Interlocked.Increment(ref _calls);

    public void Failed() => Interlocked.Increment(ref _failures);
}
