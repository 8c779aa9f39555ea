using FsCheck;
using FsCheck.Fluent;
using Slipway.Sdk.Json;

namespace Slipway.Sdk.Tests.Json;

public sealed class TimestampTests
{
    [Theory]
    [InlineData("2024-05-06T07:08:09Z", "2024-05-06T07:08:09Z")]
    [InlineData("2024-05-06T07:08:09.000Z", "2024-05-06T07:08:09Z")]
    [InlineData("2024-05-06T07:08:09.120+02:00", "2024-05-06T07:08:09.12+02:00")]
    [InlineData("2024-05-06T07:08:09.123456789-07:30", "2024-05-06T07:08:09.123456789-07:30")]
    [InlineData("2024-05-06T07:08:09.1234567891Z", "2024-05-06T07:08:09.123456789Z")]
    [InlineData("2024-05-06T07:08:09.000000001Z", "2024-05-06T07:08:09.000000001Z")]
    [InlineData("2024-05-06T07:08:09+00:00", "2024-05-06T07:08:09Z")]
    [InlineData("2024-05-06T07:08:09+23:59", "2024-05-06T07:08:09+23:59")]
    [InlineData("9999-12-31T23:59:59-01:00", "9999-12-31T23:59:59-01:00")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z")]
    public void ToString_OfAParsedTime_CutsOnlyZeros(string text, string expected) =>
        Assert.Equal(expected, Timestamp.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("2024-05-06")]
    [InlineData("2024-05-06T07:08:09")]
    [InlineData("2024-05-06T07:08:09.Z")]
    [InlineData("2024-05-06T07:08:09.1")]
    [InlineData("2024-05-06t07:08:09z")]
    [InlineData("2024-05-06 07:08:09Z")]
    [InlineData("2024-02-30T07:08:09Z")]
    [InlineData("2024-13-01T07:08:09Z")]
    [InlineData("2024-05-06T24:00:00Z")]
    [InlineData("2024-05-06T07:08:60Z")]
    [InlineData("2024-05-06T07:08:09+24:00")]
    [InlineData("2024-05-06T07:08:09+0200")]
    [InlineData("2024-05-06T07:08:09Zjunk")]
    [InlineData(" 2024-05-06T07:08:09Z")]
    public void TryParse_OfNoTime_Refuses(string text) => Assert.False(Timestamp.TryParse(text, out _));

    [Fact]
    public void Parse_OfAPrintedTime_IsTheSame() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<DateTimeOffset>(),
            value => Timestamp.Parse(((Timestamp)value).ToString()) == value).QuickCheckThrowOnFailure();

    [Fact]
    public void TryParse_OfAnyText_NeverThrows() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<NonNull<string>>(),
            text => Timestamp.TryParse(text.Get, out _) || true).QuickCheckThrowOnFailure();

    [Fact]
    public void CompareTo_OfOneInstantInTwoZones_IsEqual()
    {
        var berlin = Timestamp.Parse("2024-05-06T09:08:09.5+02:00");
        var utc = Timestamp.Parse("2024-05-06T07:08:09.5Z");

        Assert.Equal(0, berlin.CompareTo(utc));
        Assert.NotEqual(berlin, utc);
        Assert.True(utc < Timestamp.Parse("2024-05-06T07:08:09.500000001Z"));
    }

    [Fact]
    public void ToDateTimeOffset_BeyondTheRangeOfTheFramework_IsClamped() =>
        Assert.Equal(DateTimeOffset.MaxValue, Timestamp.Parse("9999-12-31T23:59:59.9999999-01:00").ToDateTimeOffset());

    [Fact]
    public void IsMissing_OfTheZeroTime_IsTrue()
    {
        Assert.True(Timestamp.Missing.IsMissing);
        Assert.False(Timestamp.Parse("2024-05-06T07:08:09Z").IsMissing);
    }
}
