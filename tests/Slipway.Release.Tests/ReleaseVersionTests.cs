namespace Slipway.Release.Tests;

public sealed class ReleaseVersionTests
{
    [Theory]
    [InlineData("Patch", "1.4.3")]
    [InlineData("Minor", "1.5.0")]
    [InlineData("Major", "2.0.0")]
    public void Next_OfEachKind_MovesItsNumber(string kind, string expected) =>
        Assert.Equal(expected, new ReleaseVersion(1, 4, 2).Next(Enum.Parse<ReleaseKind>(kind)).ToString());

    [Fact]
    public void Last_AmongTagsOfAllKinds_IsTheHighestRelease() =>
        Assert.Equal(new ReleaseVersion(1, 10, 0), ReleaseVersion.Last(["v1.9.3", "v1.10.0", "v2.0.0-rc.1", "2.0.0", "v3", "v01.0.0", "v4.0.0.0", "nightly"]));

    [Fact]
    public void Last_WithoutARelease_IsNone() => Assert.Null(ReleaseVersion.Last(["nightly"]));
}
