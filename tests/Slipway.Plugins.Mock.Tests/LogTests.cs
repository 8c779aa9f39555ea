using Slipway.Sdk.Calls;
using Slipway.Sdk.Json;
using Slipway.Sdk.Logs;
using Slipway.Sdk.Schema;

namespace Slipway.Plugins.Mock.Tests;

public sealed class LogTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly MockLogs _logs = new(new MockConfiguration(), new Host().Context("log", "mock"));

    [Fact]
    public async Task Query_Range_IncludesItsStartAndNotItsEnd()
    {
        var entries = await Query(new() { Start = Timestamp.Parse("2026-01-01T00:00:00Z"), End = Timestamp.Parse("2026-01-01T00:03:00Z") });

        Assert.Equal(
            ["2026-01-01T00:02:00Z", "2026-01-01T00:01:00Z", "2026-01-01T00:00:00Z"],
            entries.Select(entry => entry.Timestamp.ToString()));
    }

    [Fact]
    public async Task Query_WithoutRange_IsTheLastHour()
    {
        var entries = await Query(new());

        Assert.Equal(60, entries.Count);
        Assert.Equal("2026-05-04T03:02:00Z", entries[0].Timestamp.ToString());
    }

    [Fact]
    public async Task Query_Filters_AllHold()
    {
        var entries = await Query(new()
        {
            Scope = new QueryScope { Team = "commerce", Environment = "prod" },
            Expression = new()
            {
                Search = "REQUEST",
                SeverityIn = ["info"],
                Filters = [new() { Field = "service", Operator = "!=", Value = "checkout" }, new() { Field = "message", Operator = "=~", Value = ".*served.*" }],
            },
        });

        Assert.NotEmpty(entries);
        Assert.All(entries, entry =>
        {
            Assert.Equal("info", entry.Severity);
            Assert.Contains(entry.Service, new[] { "inventory", "payments" });
            Assert.Equal("prod", entry.Labels!["environment"]);
            Assert.Contains("served", entry.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Query_AllOfTime_EndsAfterSevenDays()
    {
        var entries = await Query(new() { Start = Timestamp.Parse("0001-01-01T00:00:01Z"), End = Timestamp.Parse("9999-12-31T23:59:59Z"), Limit = 1_000_000 });

        Assert.Equal(10_080, entries.Count);
        Assert.Equal("9999-12-31T23:59:00Z", entries[0].Timestamp.ToString());
    }

    [Fact]
    public async Task Query_EndBeforeStart_IsRefused() =>
        await Refusal.OfAsync(ErrorCodes.BadRequest, () => Query(
            new() { Start = Timestamp.Parse("2026-01-02T00:00:00Z"), End = Timestamp.Parse("2026-01-01T00:00:00Z") }));

    private async Task<IReadOnlyList<LogEntry>> Query(LogQuery query) => (await _logs.QueryAsync(query, Host.Call, None)).Entries;
}
