using System.Diagnostics;
using System.Globalization;

namespace Slipway.Benchmarks;

/// <summary>What a piece of work takes: milliseconds by the clock, and of the processors.</summary>
internal sealed class Spent
{
    private readonly TimeSpan _before = Processors;
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    private static TimeSpan Processors => Environment.CpuUsage.TotalTime;

    /// <summary>Begins to measure.</summary>
    public static Spent Begin() => new();

    /// <summary>Ends and says both on standard output.</summary>
    public void Say() => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{_clock.Elapsed.TotalMilliseconds:0.0} {(Processors - _before).TotalMilliseconds:0.0}"));
}
