using Slipway.Sdk.Calls;
using Slipway.Sdk.Json;
using Slipway.Sdk.Metrics;
using Slipway.Sdk.Schema;

namespace Slipway.Plugins.Mock.Tests;

public sealed class MetricTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly MockMetrics _metrics = new(new MockConfiguration(), new Host().Context("metric", "mock"));

    [Fact]
    public async Task Query_Plain_HasOneSeriesForEachServiceAndEnvironment()
    {
        var series = await Query(new() { MetricName = "http_requests_total" });

        Assert.Equal(10, series.Count);
        Assert.All(series, one => Assert.Equal(61, one.Points.Count));
        Assert.Equal("2026-05-04T02:02:01Z", series[0].Points[0].Timestamp.ToString());
        Assert.Equal("2026-05-04T03:02:01Z", series[0].Points[^1].Timestamp.ToString());
        Assert.Equal(60, series[0].Points[1].Value - series[0].Points[0].Value);
    }

    [Fact]
    public async Task Query_SumByTeam_AddsTheSeriesOfTheTeam()
    {
        var plain = await Query(new() { MetricName = "cpu_usage_ratio", Filters = [new() { Label = "team", Operator = "=", Value = "commerce" }] });
        var sums = await Query(new() { MetricName = "cpu_usage_ratio", Aggregation = "sum", GroupBy = ["team"] });

        Assert.Equal(["commerce", "discovery", "platform"], sums.Select(one => one.Labels!.GetText("team")));
        Assert.Equal(plain.Sum(one => one.Points[7].Value), sums[0].Points[7].Value, 9);
        Assert.Null(sums[0].Service);
    }

    [Theory]
    [InlineData("=", "login", 2)]
    [InlineData("!=", "login", 8)]
    [InlineData("=~", "log.*|search", 4)]
    [InlineData("!~", "log.*|search", 6)]
    [InlineData("=~", "log", 0)]
    public async Task Query_Filter_ComparesTheWholeValue(string @operator, string value, int expected) =>
        Assert.Equal(expected, (await Query(new() { MetricName = "cpu_usage_ratio", Filters = [new() { Label = "service", Operator = @operator, Value = value }] })).Count);

    [Theory]
    [InlineData(">", "1")]
    [InlineData("", "1")]
    [InlineData("=~", "(")]
    [InlineData("=~", "(a)\\1")]
    public async Task Query_FilterThatMakesNoSense_IsRefused(string @operator, string value) =>
        await Refusal.OfAsync(ErrorCodes.BadRequest, () => Query(
            new() { MetricName = "cpu_usage_ratio", Filters = [new() { Label = "service", Operator = @operator, Value = value }] }));

    [Fact]
    public async Task Query_ThatMakesNoSense_IsRefused()
    {
        var cpu = new MetricExpression { MetricName = "cpu_usage_ratio" };
        var (early, late) = (Timestamp.Parse("2026-01-01T00:00:00Z"), Timestamp.Parse("2026-02-01T00:00:00Z"));

        await Refused(new());
        await Refused(new() { Expression = cpu with { Aggregation = "median" } });
        await Refused(new() { Expression = cpu with { GroupBy = ["team"] } });
        await Refused(new() { Expression = cpu, Start = late, End = early });
        await Refused(new() { Expression = cpu, Step = -1 });
        await Refused(new() { Expression = cpu, Start = early, End = late, Step = 60 });
    }

    [Fact]
    public async Task Query_LargestStep_HasOnePoint() =>
        Assert.All(
            (await _metrics.QueryAsync(new() { Expression = new() { MetricName = "cpu_usage_ratio" }, Step = long.MaxValue }, Host.Call, None)).Items,
            series => Assert.Single(series.Points));

    [Fact]
    public async Task Query_UnknownMetric_HasNoSeries() => Assert.Empty(await Query(new() { MetricName = "nonsense" }));

    [Fact]
    public async Task Describe_Scope_KeepsMetricsThatHaveSeriesThere()
    {
        var all = (await _metrics.DescribeAsync(new(), Host.Call, None)).Items;

        Assert.Equal(["cpu_usage_ratio", "http_request_duration_seconds", "http_requests_total", "memory_usage_bytes"], all.Select(metric => metric.Name));
        Assert.All(all, metric => Assert.Equal(["environment", "service", "team"], metric.Labels));
        Assert.Equal(4, (await _metrics.DescribeAsync(new QueryScope { Service = "login" }, Host.Call, None)).Items.Count);
        Assert.Empty((await _metrics.DescribeAsync(new QueryScope { Service = "nonsense" }, Host.Call, None)).Items);
    }

    private async Task<IReadOnlyList<MetricSeries>> Query(MetricExpression expression) =>
        (await _metrics.QueryAsync(new() { Expression = expression }, Host.Call, None)).Items;

    private async Task Refused(MetricQuery query) =>
        await Refusal.OfAsync(ErrorCodes.BadRequest, () => _metrics.QueryAsync(query, Host.Call, None));
}
