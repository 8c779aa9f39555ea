using Slipway.Sdk.Calls;

namespace Slipway.Plugins.Mock.Tests;

public sealed class GateTests
{
    private readonly Host _host = new();

    [Fact]
    public async Task Items_SayHowMuchIsSeeded()
    {
        Assert.Empty((await Alerts(new() { Items = 0 }).QueryAsync(new(), Host.Call, CancellationToken.None)).Items);
        Assert.Equal(100, (await Alerts(new() { Items = 250 }).QueryAsync(new(), Host.Call, CancellationToken.None)).Items.Count);
        Assert.Equal(250, (await Alerts(new() { Items = 250 }).QueryAsync(new() { Limit = 300 }, Host.Call, CancellationToken.None)).Items.Count);
    }

    [Fact]
    public async Task Prefix_BeginsEveryId() =>
        Assert.All(
            (await Alerts(new() { Prefix = "demo/" }).QueryAsync(new(), Host.Call, CancellationToken.None)).Items,
            alert => Assert.StartsWith("demo/alert-", alert.Id, StringComparison.Ordinal));

    [Theory]
    [InlineData(ErrorCodes.RateLimited, true, 3)]
    [InlineData(ErrorCodes.Unavailable, true, null)]
    [InlineData(ErrorCodes.Forbidden, false, null)]
    [InlineData("teapot", false, null)]
    public async Task Fault_FailsEveryCallWithItsCode(string code, bool retryable, int? seconds)
    {
        var refusal = await Refusal.OfAsync(code, () => Alerts(new() { Fault = code }).QueryAsync(new(), Host.Call, CancellationToken.None));

        Assert.Equal(retryable, refusal.Retryable);
        Assert.Equal(seconds, refusal.RetryAfter?.TotalSeconds);
    }

    [Fact]
    public async Task Latency_CancelledCall_EndsAtOnce()
    {
        using var source = new CancellationTokenSource();
        var alerts = new MockAlerts(new() { Latency = TimeSpan.FromHours(1) }, _host.Context("alert", "mock", TimeProvider.System));

        var answer = alerts.QueryAsync(new(), Host.Call, source.Token);
        Assert.False(answer.IsCompleted);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    private MockAlerts Alerts(MockConfiguration configuration) => new(configuration, _host.Context("alert", "mock"));
}
