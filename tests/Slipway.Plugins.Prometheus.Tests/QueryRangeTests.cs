using Slipway.Plugins.Prometheus.Queries;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Json;
using Slipway.Sdk.Metrics;

namespace Slipway.Plugins.Prometheus.Tests;

public sealed class QueryRangeTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 3, 2, 1, TimeSpan.Zero);

    [Fact]
    public void Of_NothingGiven_IsTheLastHourInSteps()
    {
        Assert.Equal(new QueryRange(Now.AddHours(-1), Now, 15), QueryRange.Of(new(), Now));
    }

    [Fact]
    public void Of_LongRange_HasTwoHundredAndFiftyPoints() =>
        Assert.Equal(346, QueryRange.Of(new() { Start = Now.AddDays(-1) }, Now).Step);

    [Fact]
    public void Of_EndAlone_StartsAnHourBeforeIt() =>
        Assert.Equal(Now.AddDays(-2).AddHours(-1), QueryRange.Of(new() { End = Now.AddDays(-2) }, Now).Start);

    [Theory]
    [InlineData(11_000, true)]
    [InlineData(11_001, false)]
    public void Of_PointsOfOneSeries_AreLimited(int seconds, bool allowed)
    {
        var query = new MetricQuery { Start = Now.AddSeconds(-seconds), End = Now, Step = 1 };

        if (allowed)
        {
            Assert.Equal(1, QueryRange.Of(query, Now).Step);
        }
        else
        {
            var refusal = Assert.Throws<ProviderException>(() => QueryRange.Of(query, Now));
            Assert.Equal(ErrorCodes.BadRequest, refusal.Code);
            Assert.Contains("step of at least 2 seconds", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Of_WhatMakesNoSense_IsRefused()
    {
        Assert.Throws<ProviderException>(() => QueryRange.Of(new() { Step = -1 }, Now));
        Assert.Throws<ProviderException>(() => QueryRange.Of(new() { Start = Now.AddSeconds(1) }, Now));
    }

    [Fact]
    public void Of_AllOfTime_Fits()
    {
        var range = QueryRange.Of(new() { Start = Timestamp.Parse("0001-01-01T00:00:01Z"), End = Timestamp.Parse("9999-12-31T23:59:59Z") }, Now);

        Assert.True((range.End - range.Start).TotalSeconds / range.Step <= 250);
    }

    [Fact]
    public void UnixSeconds_Milliseconds_AreKept()
    {
        Assert.Equal("1767225600", QueryRange.UnixSeconds(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        Assert.Equal("1767225600.123", QueryRange.UnixSeconds(new DateTimeOffset(2026, 1, 1, 0, 0, 0, 123, TimeSpan.Zero)));
        Assert.Equal("-62135596800", QueryRange.UnixSeconds(DateTimeOffset.MinValue));
    }
}
