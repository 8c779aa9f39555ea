using Slipway.Plugins.Mock.Filters;
using Slipway.Sdk.Logs;

namespace Slipway.Plugins.Mock.Seeds;

/// <summary>The mock's log: what the entry of a minute says follows from the minute alone.</summary>
internal static class LogSeed
{
    /// <summary>How many entries one query reads at most: those of the last seven days of its range.</summary>
    public const int MostRead = 7 * 24 * 60;

    private static readonly string[] Severities = ["info", "info", "warning", "info", "error", "debug", "info"];
    private static readonly string[] Messages =
        ["request served", "cache refreshed", "upstream answered slowly", "session opened", "upstream refused the request", "heartbeat"];

    /// <summary>The entries of a range, its start included and its end not, newest first.</summary>
    public static IEnumerable<LogEntry> NewestFirst(TimeRange range)
    {
        var last = CeilingMinute(range.End) - 1;
        var first = Math.Max(CeilingMinute(range.Start), last - MostRead + 1);
        for (var minute = last; minute >= first; minute--)
        {
            yield return At(minute);
        }
    }

    /// <summary>What filters can name: message, severity, service and the labels.</summary>
    public static IReadOnlyDictionary<string, string> Fields(LogEntry entry) =>
        new Dictionary<string, string>(entry.Labels!, StringComparer.Ordinal)
        {
            ["message"] = entry.Message,
            ["severity"] = entry.Severity ?? "",
            ["service"] = entry.Service ?? "",
        };

    private static LogEntry At(long minute)
    {
        var number = (int)(minute % 2520) + 1;
        var service = World.ServiceOf(number);
        return new LogEntry
        {
            Timestamp = new DateTimeOffset(minute * TimeSpan.TicksPerMinute, TimeSpan.Zero),
            Message = World.Text($"{World.Pick(Messages, number)} ({service.Id} {number})"),
            Severity = World.Pick(Severities, number),
            Service = service.Id,
            Labels = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["environment"] = World.EnvironmentOf(number),
                ["team"] = service.Team,
            },
        };
    }

    private static long CeilingMinute(DateTimeOffset time) => (time.UtcTicks + TimeSpan.TicksPerMinute - 1) / TimeSpan.TicksPerMinute;
}
