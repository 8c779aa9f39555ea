using FsCheck;
using FsCheck.Fluent;
using Slipway.Metadata.Shapes;
using Slipway.Metadata.Versions;

namespace Slipway.Metadata.Tests.Versions;

public sealed class SemanticVersionPropertyTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(2000);

    private static readonly Gen<string> Number = Gen.Elements("0", "1", "2", "10", "99", "18446744073709551616");

    private static readonly Gen<string> Identifier = Gen.Elements("0", "1", "2", "11", "a", "A", "rc", "alpha", "-", "0a", "1-");

    private static readonly Gen<string> Prerelease =
        Gen.Choose(0, 3).SelectMany(length => Identifier.ListOf(length)).Select(list => list.Count == 0 ? "" : "-" + string.Join('.', list));

    private static readonly Gen<string> Build = Gen.Elements("", "", "+1", "+001", "+a.b");

    private static readonly Arbitrary<SemanticVersion> Versions = (
        from numbers in Number.ListOf(3)
        from prerelease in Prerelease
        from build in Build
        select SemanticVersion.Parse(string.Join('.', numbers) + prerelease + build)).ToArbitrary();

    [Fact]
    public void CompareTo_TwoVersions_IsAntisymmetricAndAgreesWithEquality() =>
        Check.One(Runs, Prop.ForAll(Versions, Versions, (a, b) =>
            Math.Sign(a.CompareTo(b)) == -Math.Sign(b.CompareTo(a)) && a.CompareTo(b) == 0 == a.Equals(b)
            && (!a.Equals(b) || a.GetHashCode() == b.GetHashCode())));

    [Fact]
    public void CompareTo_ThreeVersions_IsTransitive() =>
        Check.One(Runs, Prop.ForAll(Versions, Versions, Versions, (a, b, c) => !(a <= b && b <= c) || a <= c));

    [Fact]
    public void CompareTo_PrereleaseOfARelease_ComesBefore() =>
        Check.One(Runs, Prop.ForAll(Versions, version =>
            !version.IsPrerelease || version < SemanticVersion.Parse($"{version.Major}.{version.Minor}.{version.Patch}")));

    [Fact]
    public void Ceiling_Wildcard_CoversEverythingOfItsNumberAndNothingAbove() =>
        Check.One(Runs, Prop.ForAll(Versions, Versions, (version, other) =>
            VersionCeiling.Parse($"{version.Major}.x").Covers(other) == (other.Major <= version.Major)));

    [Fact]
    public void TryParse_AnyText_AgreesWithThePatternOfTheSchema() =>
        Check.One(Runs.WithMaxTest(20_000), Prop.ForAll(
            Gen.Elements("0", "1", "01", ".", "-", "+", "a", "Z", "x", "v", " ", "\n").ArrayOf().Select(string.Concat).ToArbitrary(),
            text => SemanticVersion.TryParse(text, out _) == Patterns.SemanticVersion().IsMatch(text)
                && VersionCeiling.TryParse(text, out _, out _) == Patterns.VersionCeiling().IsMatch(text)));
}
