using FsCheck;
using FsCheck.Fluent;
using NuGet.Versioning;
using Slipway.Trust.Versions;

namespace Slipway.Trust.Tests.Versions;

/// <summary>Judged by the version class of the real NuGet client.</summary>
public sealed class NuGetOrderTests
{
    private static readonly Gen<string> Number = Gen.Elements("0", "1", "2", "9", "10", "11", "007", "2147483647");
    private static readonly Gen<string> Label = Gen.Elements("0", "1", "2", "10", "alpha", "Alpha", "ALPHA", "beta", "rc", "rc1", "rc-1", "a", "b", "-", "1a", "99999999");

    private static readonly Gen<string> Version =
        from numbers in Number.NonEmptyListOf().Select(list => list.Take(4).ToArray())
        from labels in Label.ListOf().Select(list => list.Take(3).ToArray())
        from metadata in Gen.Elements("", "", "+build", "+1-x")
        select string.Join('.', numbers) + (labels.Length > 0 ? "-" + string.Join('.', labels) : "") + metadata;

    [Fact]
    public void Compare_OfAnyTwoVersions_AgreesWithNuGet() =>
        Prop.ForAll(Version.Two().ToArbitrary(), pair =>
            Math.Sign(NuGetOrder.Instance.Compare(pair.Item1, pair.Item2)) == Math.Sign(NuGetVersion.Parse(pair.Item1).CompareTo(NuGetVersion.Parse(pair.Item2))))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void Contains_OfAnyRange_AgreesWithNuGet()
    {
        var range =
            from least in Version
            from most in Version
            from open in Gen.Elements("[", "(")
            from close in Gen.Elements("]", ")")
            from form in Gen.Elements(0, 1, 2)
            select form switch { 0 => $"{open}{least}, {most}{close}", 1 => $"(, {most}{close}", _ => $"{open}{least}, )" };
        Prop.ForAll(range.Zip(Version).ToArbitrary(), pair =>
        {
            var theirs = VersionRange.TryParse(pair.Item1, out var expected);
            return !theirs || (NuGetRange.TryParse(pair.Item1, out var ours) && ours.Contains(pair.Item2) == expected!.Satisfies(NuGetVersion.Parse(pair.Item2)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Theory]
    [InlineData("(, 13.0.1)", "13.0.1-beta", true)]
    [InlineData("(, 13.0.1)", "13.0.1", false)]
    [InlineData("[1.0]", "1.0.0", true)]
    [InlineData("1.0", "2.0", true)]
    [InlineData("1.0", "1.0-rc", false)]
    public void Contains_OfWhatFeedsWrite_IsWhatTheyMean(string range, string version, bool expected)
    {
        Assert.True(NuGetRange.TryParse(range, out var parsed));
        Assert.Equal(expected, parsed.Contains(version));
    }

    [Theory]
    [InlineData("")]
    [InlineData("(,)")]
    [InlineData("[1.0")]
    [InlineData("(1.0)")]
    [InlineData("[a, b]")]
    [InlineData("1.*")]
    public void TryParse_OfNoRange_IsFalse(string text) => Assert.False(NuGetRange.TryParse(text, out _));

    [Theory]
    [InlineData("1.0.0", true)]
    [InlineData("1", true)]
    [InlineData("1.2.3.4-rc.1+x", true)]
    [InlineData("99999999999999999999.0.0", true)]
    [InlineData("1.2.3.4.5", false)]
    [InlineData("1.0.0-", false)]
    [InlineData("1..0", false)]
    [InlineData("v1.0.0", false)]
    [InlineData("1.0.0-a_b", false)]
    public void IsVersion_OfAText_IsKnown(string text, bool expected) => Assert.Equal(expected, NuGetOrder.Instance.IsVersion(text));
}
