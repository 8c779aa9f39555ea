namespace Slipway.Images.Tests;

public sealed class PlatformTests
{
    [Theory]
    [InlineData("linux/amd64")]
    [InlineData("linux/arm/v7")]
    public void Parse_OfPlatform_WritesItBack(string text) => Assert.Equal(text, Platform.Parse(text).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("linux")]
    [InlineData("linux/")]
    [InlineData("Linux/amd64")]
    [InlineData("linux/amd64/v1/x")]
    [InlineData("linux/amd64\n")]
    public void TryParse_WhatIsNoPlatform_IsRefused(string? text) => Assert.False(Platform.TryParse(text, out _));

    [Theory]
    [InlineData("linux/arm64", "linux/arm64/v8", true)]
    [InlineData("linux/amd64", "linux/amd64", true)]
    [InlineData("linux/arm/v6", "linux/arm/v7", false)]
    [InlineData("linux/amd64", "linux/arm64", false)]
    public void Serves_ComparesWithoutTheUsualVariant(string one, string other, bool same) =>
        Assert.Equal(same, Platform.Parse(one).Serves(Platform.Parse(other)));
}
