using Slipway.Sdk.Calls;
using Slipway.Sdk.Json;

namespace Slipway.Plugins.Mock.Filters;

/// <summary>The time a query is about: its end is now and its start an hour before, unless they are given.</summary>
internal readonly record struct TimeRange(DateTimeOffset Start, DateTimeOffset End)
{
    private static readonly TimeSpan Default = TimeSpan.FromHours(1);

    public static TimeRange Of(Timestamp start, Timestamp end, DateTimeOffset now)
    {
        var to = end.IsMissing ? now : end.ToDateTimeOffset();
        var from = start.IsMissing
            ? new DateTimeOffset(Math.Max(to.Ticks - Default.Ticks, 0), TimeSpan.Zero)
            : start.ToDateTimeOffset();
        return from <= to ? new(from, to) : throw ProviderException.BadRequest("start is after end");
    }
}
