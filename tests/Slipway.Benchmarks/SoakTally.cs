namespace Slipway.Benchmarks;

/// <summary>How many answers had which status.</summary>
internal sealed class SoakTally
{
    private readonly long[] _counts = new long[600];

    public long this[int status] => Interlocked.Read(ref _counts[status]);

    public void Count(int status) => Interlocked.Increment(ref _counts[status]);

    public void Reset() => Array.Clear(_counts);

    /// <summary>How many answers had another status than these.</summary>
    public long Except(params int[] statuses) => _counts.Where((_, status) => !statuses.Contains(status)).Sum();

    public override string ToString() => string.Join(
        ", ", _counts.Select((count, status) => (count, status)).Where(entry => entry.count > 0).Select(entry => $"{entry.status}: {entry.count}"));
}
