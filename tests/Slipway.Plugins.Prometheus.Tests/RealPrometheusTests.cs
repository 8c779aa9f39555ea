using Slipway.Sdk.Calls;
using Slipway.Sdk.Metrics;
using Slipway.Sdk.Schema;

namespace Slipway.Plugins.Prometheus.Tests;

/// <summary>Queries against the real _server.</summary>
public sealed class RealPrometheusTests : IClassFixture<PrometheusServer>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly PrometheusServer _server;
    private readonly Host _host = new();

    public RealPrometheusTests(PrometheusServer server)
    {
        PrometheusServer.Require();
        _server = server;
    }

    [Fact]
    public async Task Query_Plain_GivesEverySeriesAndPoint()
    {
        var series = await QueryAsync(new() { MetricName = "orders_total" });

        Assert.Equal(
            ["checkout prod 200", "checkout prod 500", "login prod 200", "login staging 200"],
            series.Select(one => $"{one.Service} {one.Labels!.GetText("environment")} {one.Labels!.GetText("status")}").Order());
        var first = series.Single(one => one.Service == "checkout" && one.Labels!.GetText("status") == "200");
        Assert.Equal("orders_total", first.Name);
        Assert.Equal(11, first.Points.Count);
        Assert.Equal("2026-01-01T12:00:00Z", first.Points[0].Timestamp.ToString());
        Assert.Equal(Enumerable.Range(0, 11).Select(place => place * 120d), first.Points.Select(point => point.Value));
        Assert.Null(first.Metadata);
    }

    [Theory]
    [InlineData("=", "500", 1)]
    [InlineData("!=", "500", 3)]
    [InlineData("=~", "2..", 3)]
    [InlineData("!~", "2.*|5.*", 0)]
    public async Task Query_Filter_IsHonoured(string @operator, string value, int expected) =>
        Assert.Equal(expected, (await QueryAsync(new() { MetricName = "orders_total", Filters = [new() { Label = "status", Operator = @operator, Value = value }] })).Count);

    // At the end of the history the counters stand at 1200, 60, 600 and 20.
    [Theory]
    [InlineData("sum", 1880)]
    [InlineData("SUM", 1880)]
    [InlineData("max", 1200)]
    [InlineData("min", 20)]
    [InlineData("count", 4)]
    [InlineData("avg", 470)]
    public async Task Query_Aggregation_CombinesAllSeries(string aggregation, double expected)
    {
        var series = (await QueryAsync(new() { MetricName = "orders_total", Aggregation = aggregation })).Single();

        Assert.Equal(expected, series.Points[^1].Value);
        Assert.Equal("orders_total", series.Name);
        Assert.Null(series.Labels);
    }

    [Fact]
    public async Task Query_GroupBy_KeepsLabelsApart()
    {
        var series = await QueryAsync(new() { MetricName = "orders_total", Aggregation = "sum", GroupBy = ["service", "environment"] });

        Assert.Equal(
            [("checkout", "prod", 1260d), ("login", "prod", 600d), ("login", "staging", 20d)],
            series.Select(one => (one.Service!, one.Labels!.GetText("environment")!, one.Points[^1].Value)).Order());
    }

    [Fact]
    public async Task Query_Rate_IsPerSecond()
    {
        var series = await QueryAsync(new() { MetricName = "orders_total", Aggregation = "rate", GroupBy = ["service"] });

        Assert.Equal(2.0 + 0.1 + 1.0 + (1.0 / 30), series.Sum(one => one.Points[^1].Value), 6);
    }

    [Fact]
    public async Task Query_Percentile_IsComputed() =>
        Assert.Equal(330, (await QueryAsync(new() { MetricName = "orders_total", Aggregation = "p50" })).Single().Points[^1].Value);

    [Fact]
    public async Task Query_Scope_SelectsLabels()
    {
        Assert.Equal(2, (await QueryAsync(new() { MetricName = "orders_total" }, new QueryScope { Service = "login" })).Count);
        Assert.Single(await QueryAsync(new() { MetricName = "orders_total" }, new QueryScope { Service = "login", Environment = "prod" }));
        Assert.Empty(await QueryAsync(new() { MetricName = "orders_total" }, new QueryScope { Team = "commerce" }));
    }

    [Fact]
    public async Task Query_ScopeMappedOtherwise_SelectsThatLabelOrNone()
    {
        var mapped = Configuration with { ScopeLabels = new Dictionary<string, string> { ["service"] = "status", ["team"] = "" } };
        using var metrics = new PrometheusMetrics(mapped, _host.Context("metric", "prometheus"));

        var page = await metrics.QueryAsync(
            Query(new() { MetricName = "orders_total" }) with { Scope = new() { Service = "500", Team = "ignored" } }, Host.Call, None);

        Assert.Equal("500", page.Items.Single().Service);
    }

    [Fact]
    public async Task Query_HostileFilterValue_FindsExactlyThatValue()
    {
        var series = await QueryAsync(new() { MetricName = "odd", Filters = [new() { Label = "kind", Operator = "=", Value = PrometheusServer.Hostile }] });

        Assert.Equal(PrometheusServer.Hostile, series.Single().Labels!.GetText("kind"));
        Assert.All(series.Single().Points, point => Assert.Equal(7, point.Value));
    }

    [Fact]
    public async Task Query_NotFiniteValues_AreLeftOutAndCounted()
    {
        var query = Query(new() { MetricName = "odd" }) with { Step = 30 };
        using var metrics = Metrics();

        var series = (await metrics.QueryAsync(query, Host.Call, None)).Items.ToDictionary(one => one.Labels!.GetText("kind")!);

        Assert.Equal(10, series["nan"].Points.Count);
        Assert.Equal(11, series["nan"].Metadata!["omittedPoints"].GetInt32());
        Assert.Equal(7, series["inf"].Points.Count);
        Assert.All(series["inf"].Points, point => Assert.Equal(2.25, point.Value));
        Assert.Equal(14, series["inf"].Metadata!["omittedPoints"].GetInt32());
    }

    [Fact]
    public async Task Query_MetricNamedLikeAFunction_IsFound() =>
        Assert.Equal(5, (await QueryAsync(new() { MetricName = "sum", Aggregation = "sum" })).Single().Points[0].Value);

    [Fact]
    public async Task Query_UnknownMetric_HasNoSeries() => Assert.Empty(await QueryAsync(new() { MetricName = "nonsense" }));

    [Fact]
    public async Task Query_BrokenRegularExpression_IsBadRequestInPrometheusWords()
    {
        var refusal = await Refusal.OfAsync(ErrorCodes.BadRequest, () => QueryAsync(
            new() { MetricName = "orders_total", Filters = [new() { Label = "status", Operator = "=~", Value = "(" }] }));

        Assert.Contains("missing closing )", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_MostPoints_PassesAndOneMoreIsRefused()
    {
        using var metrics = Metrics();
        var most = Query(new() { MetricName = "orders_total" }) with { Step = 1, End = PrometheusServer.Start.AddSeconds(11_000) };

        Assert.NotEmpty((await metrics.QueryAsync(most, Host.Call, None)).Items);
        var refusal = await Refusal.OfAsync(
            ErrorCodes.BadRequest, () => metrics.QueryAsync(most with { End = PrometheusServer.Start.AddSeconds(22_001) }, Host.Call, None));
        Assert.Contains("step of at least 3 seconds", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_MoreSeriesThanAllowed_IsRefused()
    {
        using var metrics = new PrometheusMetrics(Configuration with { MaxSeries = 3 }, _host.Context("metric", "prometheus"));

        await Refusal.OfAsync(ErrorCodes.BadRequest, () => metrics.QueryAsync(Query(new() { MetricName = "orders_total" }), Host.Call, None));
    }

    [Fact]
    public async Task Query_Url_IsAPageOfPrometheus()
    {
        var series = await QueryAsync(new() { MetricName = "orders_total", Aggregation = "sum" });

        Assert.Equal(
            _server.Address + "/graph?g0.expr=sum%28orders_total%29&g0.tab=0&g0.range_input=600s&g0.end_input=2026-01-01%2012%3A10%3A00&g0.step_input=60",
            series.Single().Url);
        Assert.True(await ServerProcess.AnswersAsync(series.Single().Url!));
    }

    [Fact]
    public async Task Describe_Scraped_HasTypeHelpLabelsAndUnit()
    {
        using var metrics = new PrometheusMetrics(Configuration, _host.Context("metric", "prometheus", TimeProvider.System));

        var described = (await metrics.DescribeAsync(new QueryScope { Service = "checkout" }, Host.Call, None)).Items.ToDictionary(metric => metric.Name);

        Assert.Equal(
            ["shop_answer_seconds_bucket", "shop_answer_seconds_count", "shop_answer_seconds_sum", "shop_open_carts"], described.Keys.Order(StringComparer.Ordinal));
        var carts = described["shop_open_carts"];
        Assert.Equal(("gauge", "Carts that are open."), (carts.Type, carts.Description));
        Assert.Equal(["instance", "job", "service", "team"], carts.Labels);
        var bucket = described["shop_answer_seconds_bucket"];
        Assert.Equal(("histogram", "seconds"), (bucket.Type, bucket.Unit));
        Assert.Contains("le", bucket.Labels);
        Assert.Null(described["shop_answer_seconds_count"].Unit);
        Assert.Equal(_server.Address + "/graph?g0.expr=shop_open_carts&g0.tab=0", carts.Url);
    }

    [Fact]
    public async Task Describe_Everything_IsOrdered()
    {
        using var metrics = new PrometheusMetrics(Configuration, _host.Context("metric", "prometheus", TimeProvider.System));

        var names = (await metrics.DescribeAsync(new QueryScope(), Host.Call, None)).Items.Select(metric => metric.Name).ToArray();

        Assert.Contains("up", names);
        Assert.Contains("shop_logins_total", names);
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    private PrometheusConfiguration Configuration => new() { Url = new Uri(_server.Address) };

    private static MetricQuery Query(MetricExpression expression) =>
        new() { Expression = expression, Start = PrometheusServer.Start, End = PrometheusServer.Start.AddMinutes(10), Step = 60 };

    private PrometheusMetrics Metrics() => new(Configuration, _host.Context("metric", "prometheus"));

    private async Task<IReadOnlyList<MetricSeries>> QueryAsync(MetricExpression expression, QueryScope? scope = null)
    {
        using var metrics = Metrics();
        return (await metrics.QueryAsync(Query(expression) with { Scope = scope ?? new() }, Host.Call, None)).Items;
    }
}
