namespace Slipway.Server.Telemetry;

/// <summary>Counts and durations of one operation, by how its calls ended.</summary>
internal sealed class OperationStatistics(string capability, string operation)
{
    private readonly DurationHistogram _durations = new();
    private readonly long[] _byStatus = new long[600];

    public string Capability { get; } = capability;

    public string Operation { get; } = operation;

    public DurationHistogram Durations => _durations;

    /// <summary>Counts a call. A caller that left counts as status 499.</summary>
    public void Add(int status, TimeSpan duration)
    {
        Interlocked.Increment(ref _byStatus[Math.Clamp(status, 0, _byStatus.Length - 1)]);
        _durations.Add(duration);
    }

    /// <summary>The statuses that occurred, with their counts.</summary>
    public IEnumerable<(int Status, long Count)> ByStatus() =>
        _byStatus.Select((_, status) => (status, Volatile.Read(ref _byStatus[status]))).Where(pair => pair.Item2 > 0);
}
