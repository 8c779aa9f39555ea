namespace Slipway.Server.Telemetry;

/// <summary>Durations in buckets, for Prometheus.</summary>
internal sealed class DurationHistogram
{
    private static readonly double[] UpperSeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30];
    private static readonly long[] UpperTicks = Array.ConvertAll(UpperSeconds, seconds => (long)(seconds * TimeSpan.TicksPerSecond));

    private readonly long[] _counts = new long[UpperSeconds.Length + 1];
    private long _ticks;

    public static IReadOnlyList<double> Bounds => UpperSeconds;

    public TimeSpan Sum => TimeSpan.FromTicks(Volatile.Read(ref _ticks));

    public void Add(TimeSpan duration)
    {
        var bucket = 0;
        while (bucket < UpperTicks.Length && duration.Ticks > UpperTicks[bucket])
        {
            bucket++;
        }

        Interlocked.Increment(ref _counts[bucket]);
        Interlocked.Add(ref _ticks, duration.Ticks);
    }

    /// <summary>How many were at most each bound, then how many there were.</summary>
    public IReadOnlyList<long> Cumulated()
    {
        var sums = new long[_counts.Length];
        long sum = 0;
        for (var bucket = 0; bucket < sums.Length; bucket++)
        {
            sum += Volatile.Read(ref _counts[bucket]);
            sums[bucket] = sum;
        }

        return sums;
    }
}
