using Slipway.Sdk.Metrics;

namespace Company.Ops.Example.Tests;

public sealed class ExampleMetricsTests : ProviderTest
{
    [Fact]
    public async Task Metrics_OfAName_AreFoundAndOfNoneRefused()
    {
        var provider = new ExampleMetrics(Configuration);

        var found = await provider.QueryAsync(new MetricQuery { Expression = new MetricExpression { MetricName = "requests" } }, Call, Token);
        Assert.Equal(["requests"], found.Items.Select(series => series.Name));
        await RefusedAsync("bad_request", () => provider.QueryAsync(new MetricQuery(), Call, Token));
    }
}
