using Slipway.Metadata.Versions;

namespace Slipway.Metadata.Tests.Versions;

public sealed class CompatibilityTests
{
    private static readonly string[] Apis = ["v1"];

    private static DeclaredCompatibility Declared(string? api, string? min, string? max) =>
        new(api, min is null ? null : SemanticVersion.Parse(min), max is null ? null : VersionCeiling.Parse(max));

    [Theory]
    [InlineData("1.0.0", "1.x", "1.0.0", true)]
    [InlineData("1.0.0", "1.x", "1.99.3", true)]
    [InlineData("1.0.0", "1.x", "2.0.0", false)]
    [InlineData("1.0.0", "1.x", "2.0.0-rc.1", false)]
    [InlineData("1.0.0", "1.x", "1.0.0-rc.1", false)]
    [InlineData("1.0.0-rc.1", "1.x", "1.0.0-rc.2", true)]
    [InlineData("1.2.0", "1.4.x", "1.4.9", true)]
    [InlineData("1.2.0", "1.4.x", "1.5.0", false)]
    [InlineData("1.2.0", "1.4.2", "1.4.2", true)]
    [InlineData("1.2.0", "1.4.2", "1.4.2+build", true)]
    [InlineData("1.2.0", "1.4.2", "1.4.3-alpha", false)]
    public void Judge_ServerVersion_IsWithinBothEndsOrNot(string min, string max, string server, bool fits) =>
        Assert.Equal(
            fits ? CompatibilityVerdict.Compatible : CompatibilityVerdict.Incompatible,
            Compatibility.Judge(Declared("v1", min, max), SemanticVersion.Parse(server), Apis).Verdict);

    [Fact]
    public void Judge_FrameworkApi_IsComparedAlsoWhenTheVersionFits()
    {
        var verdict = Compatibility.Judge(Declared("v2", "1.0.0", "1.x"), SemanticVersion.Parse("1.1.0"), Apis);

        Assert.Equal("incompatible (it needs framework API v2; the server offers v1)", verdict.ToString());
    }

    [Fact]
    public void Judge_TwoContradictions_AreBothNamed()
    {
        var verdict = Compatibility.Judge(Declared("v2", "1.0.0", "1.x"), SemanticVersion.Parse("2.0.0"), Apis);

        Assert.Contains("framework API v2", verdict.Reason);
        Assert.Contains("2.0.0 is above the maximum 1.x", verdict.Reason);
    }

    [Fact]
    public void Judge_NothingDeclared_IsUndeclared() =>
        Assert.Equal(CompatibilityVerdict.Undeclared, Compatibility.Judge(null, SemanticVersion.Parse("1.0.0"), Apis).Verdict);

    [Fact]
    public void Judge_HalfDeclared_IsUndeclaredAndNamesTheRest()
    {
        var verdict = Compatibility.Judge(Declared("v1", null, null), SemanticVersion.Parse("1.0.0"), Apis);

        Assert.Equal("undeclared (its plugin.yaml leaves out minServerVersion, maxServerVersion)", verdict.ToString());
    }

    [Fact]
    public void Judge_HalfDeclaredButContradicted_IsIncompatible() =>
        Assert.Equal(
            CompatibilityVerdict.Incompatible, Compatibility.Judge(Declared(null, "2.0.0", null), SemanticVersion.Parse("1.0.0"), Apis).Verdict);

    [Theory]
    [InlineData("x", "the only wildcards are N.x and N.M.x")]
    [InlineData("1.*", "the only wildcards are N.x and N.M.x")]
    [InlineData("1.2.3.x", "the only wildcards are N.x and N.M.x")]
    [InlineData("01.x", "the major number \"01\" has a leading zero")]
    [InlineData("1.", "it needs three numbers with dots between them and has 2")]
    [InlineData("1.2", "it has 2 of three numbers; write 1.2.0")]
    [InlineData(".x", "the major number is missing")]
    public void Ceiling_NotOne_SaysWhy(string text, string expected)
    {
        Assert.False(VersionCeiling.TryParse(text, out _, out var reason));
        Assert.Equal(expected, reason);
    }

    [Theory]
    [InlineData("2.0.0", "1.x", true)]
    [InlineData("1.0.0", "1.x", false)]
    [InlineData("1.5.0", "1.4.x", true)]
    [InlineData("1.4.2", "1.4.2", false)]
    public void IsEmpty_EndsTheWrongWayRound_IsTold(string min, string max, bool empty) =>
        Assert.Equal(empty, Declared("v1", min, max).ServerVersions.IsEmpty);
}
