using FsCheck;
using FsCheck.Fluent;
using Slipway.Trust.Advisories.Osv;
using Slipway.Trust.Versions;

namespace Slipway.Trust.Tests.Advisories;

public sealed class OsvRangeTests
{
    // GHSA-8g4q-xg66-9fp4: one entry for every branch.
    [Theory]
    [InlineData("6.0.9", true, "6.0.10")]
    [InlineData("6.0.10", false, null)]
    [InlineData("7.0.0", false, null)]
    [InlineData("8.0.0-rc.1", false, null)]
    [InlineData("8.0.0", true, "8.0.5")]
    [InlineData("8.0.4", true, "8.0.5")]
    [InlineData("8.0.5", false, null)]
    public void Contains_OfBranches_KnowsEachAndItsFix(string version, bool affected, string? fixedIn)
    {
        var range = Events(("introduced", "6.0.0"), ("fixed", "6.0.10"), ("introduced", "8.0.0"), ("fixed", "8.0.5"));

        Assert.Equal(affected, range.Contains(version, NuGetOrder.Instance));
        Assert.Equal(fixedIn, range.FixedAfter(version, NuGetOrder.Instance));
    }

    [Theory]
    [InlineData("0", "0.0.1-alpha", true)]
    [InlineData("0", "2.0.0", true)]
    [InlineData("0", "2.0.1", false)]
    [InlineData("1.0.0", "0.9.0", false)]
    public void Contains_UpToALastVersion_IncludesIt(string introduced, string version, bool affected) =>
        Assert.Equal(affected, Events(("introduced", introduced), ("last_affected", "2.0.0")).Contains(version, NuGetOrder.Instance));

    [Fact]
    public void Contains_AtALimit_EndsThere()
    {
        var range = Events(("introduced", "0"), ("limit", "2.0.0"));

        Assert.True(range.Contains("1.9.9", NuGetOrder.Instance));
        Assert.False(range.Contains("2.0.0", NuGetOrder.Instance));
        Assert.True(Events(("introduced", "0"), ("limit", "*")).Contains("99.0.0", NuGetOrder.Instance));
    }

    [Fact]
    public void Contains_WithoutAnEnd_IsOpenAndHasNoFix()
    {
        var range = Events(("introduced", "0"));

        Assert.True(range.Contains("99.0.0", NuGetOrder.Instance));
        Assert.Null(range.FixedAfter("99.0.0", NuGetOrder.Instance));
    }

    [Fact]
    public void Contains_IndependentOfTheOrderOfEvents()
    {
        var events = Gen.Elements("introduced", "fixed").Zip(Gen.Choose(1, 9).Select(number => $"{number}.0.0")).ListOf();
        Prop.ForAll(events.Zip(Gen.Choose(0, 10)).ToArbitrary(), one =>
        {
            var version = $"{one.Item2}.5.0";
            return Events([.. one.Item1]).Contains(version, NuGetOrder.Instance) == Events([.. Enumerable.Reverse(one.Item1)]).Contains(version, NuGetOrder.Instance);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void Contains_OfAnEntryThatNamesNoVersions_IsEveryVersion()
    {
        Assert.True(new OsvAffected("NuGet", "a").Contains("1.0.0", NuGetOrder.Instance));
        Assert.True(new OsvAffected("NuGet", "a") { Versions = ["1.0"] }.Contains("1.0.0", NuGetOrder.Instance));
        Assert.False(new OsvAffected("NuGet", "a") { Versions = ["1.0"] }.Contains("1.0.1", NuGetOrder.Instance));
    }

    private static OsvRange Events(params (string Kind, string Version)[] events) => new(
    [
        .. events.Select(one => new OsvEvent(one.Kind switch
        {
            "introduced" => OsvEventKind.Introduced,
            "fixed" => OsvEventKind.Fixed,
            "limit" => OsvEventKind.Limit,
            _ => OsvEventKind.LastAffected,
        }, one.Version)),
    ]);
}
