using Slipway.Sdk.Calls;

namespace Slipway.Plugins.Mock.Filters;

/// <summary>The times of the points of a series: from the start to the end, both included, a step apart.</summary>
internal sealed record MetricGrid(long Start, long End, long Step)
{
    /// <summary>The most points of one series.</summary>
    public const int MostPoints = 11_000;

    private const long DefaultStep = 60;

    /// <summary>The times, in Unix seconds.</summary>
    public IEnumerable<long> Times
    {
        get
        {
            // Counted, not added up: a step near the largest number would overflow.
            for (long place = 0; place <= (End - Start) / Step; place++)
            {
                yield return Start + (place * Step);
            }
        }
    }

    public static MetricGrid Of(TimeRange range, long step)
    {
        var distance = step switch
        {
            < 0 => throw ProviderException.BadRequest("step is less than 0; leave it out for 60 seconds"),
            0 => DefaultStep,
            _ => step,
        };
        var (start, end) = (range.Start.ToUnixTimeSeconds(), range.End.ToUnixTimeSeconds());
        return (end - start) / distance < MostPoints
            ? new MetricGrid(start, end, distance)
            : throw ProviderException.BadRequest($"the range has more than {MostPoints} points; ask for a larger step or a shorter range");
    }
}
