using Slipway.Sdk.Calls;
using Slipway.Sdk.Json;
using Slipway.Sdk.Logs;

namespace Slipway.Plugins.Elasticsearch.Queries;

/// <summary>When to look: from the start up to the end, without it.</summary>
internal readonly record struct TimeRange(Timestamp Start, Timestamp End)
{
    private static readonly TimeSpan Usual = TimeSpan.FromHours(1);

    /// <summary>The range of a query; without an end until now, without a start the hour before the end.</summary>
    public static TimeRange Of(LogQuery query, DateTimeOffset now)
    {
        Timestamp end = query.End.IsMissing ? now : query.End;
        Timestamp start = query.Start.IsMissing ? end.ToDateTimeOffset() - Usual : query.Start;
        return start < end ? new(start, end) : throw ProviderException.BadRequest("start is not before end");
    }
}
