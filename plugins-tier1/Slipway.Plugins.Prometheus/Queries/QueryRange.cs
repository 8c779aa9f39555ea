using System.Globalization;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Metrics;

namespace Slipway.Plugins.Prometheus.Queries;

/// <summary>The time of a query: start and end, both included, and the distance of its points.</summary>
/// <param name="Start">The first point.</param>
/// <param name="End">The last possible point.</param>
/// <param name="Step">The distance of two points, in seconds.</param>
internal sealed record QueryRange(DateTimeOffset Start, DateTimeOffset End, long Step)
{
    /// <summary>The most points of one series. It is a constant of Prometheus.</summary>
    public const long MostPoints = 11_000;

    private const long LeastDefaultStep = 15;
    private const long DefaultPoints = 250;
    private static readonly TimeSpan DefaultLength = TimeSpan.FromHours(1);

    // Prometheus counts in milliseconds of 64 bits from 1970; years of four digits always fit.
    /// <summary>
    /// The range of a query: its end is now, its start an hour before, its step a 250th of it and at least 15 s, unless they are given.
    /// </summary>
    public static QueryRange Of(MetricQuery query, DateTimeOffset now)
    {
        var end = query.End.IsMissing ? now : query.End.ToDateTimeOffset();
        var start = query.Start.IsMissing
            ? new DateTimeOffset(Math.Max(end.UtcTicks - DefaultLength.Ticks, 0), TimeSpan.Zero)
            : query.Start.ToDateTimeOffset();
        if (start > end)
        {
            throw ProviderException.BadRequest("start is after end");
        }

        if (query.Step < 0)
        {
            throw ProviderException.BadRequest("step is less than 0; leave it out to have it chosen");
        }

        var seconds = (long)(end - start).TotalSeconds;
        var step = query.Step > 0 ? query.Step : Math.Max(LeastDefaultStep, (seconds + DefaultPoints - 1) / DefaultPoints);
        return seconds / step <= MostPoints ? new QueryRange(start, end, step) : throw TooManyPoints(seconds, step);
    }

    /// <summary>A time as the API takes it: Unix seconds with three digits.</summary>
    public static string UnixSeconds(DateTimeOffset time) =>
        (time.ToUnixTimeMilliseconds() / 1000m).ToString("0.###", CultureInfo.InvariantCulture);

    private static ProviderException TooManyPoints(long seconds, long step)
    {
        var least = (seconds + MostPoints - 1) / MostPoints;
        return ProviderException.BadRequest(
            $"the range has {seconds / step} points a series and Prometheus gives {MostPoints}; "
            + $"ask for a step of at least {least} seconds, or for a shorter range");
    }
}
