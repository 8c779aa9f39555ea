using Slipway.Metadata.Versions;

namespace Slipway.Metadata.Tests.Versions;

public sealed class SemanticVersionTests
{
    [Fact]
    public void CompareTo_TheOrderOfTheSpecification_Holds()
    {
        string[] ordered =
        [
            "0.0.0-0", "0.0.0", "0.0.1", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11",
            "1.0.0-rc.1", "1.0.0", "1.0.1", "1.2.0", "1.10.0", "2.0.0-1", "2.0.0-2", "2.0.0-10", "2.0.0--", "2.0.0-A", "2.0.0-a", "2.0.0",
            "99999999999999999999.0.0", "100000000000000000000.0.0",
        ];
        var versions = ordered.Select(SemanticVersion.Parse).ToList();

        for (var i = 0; i < versions.Count; i++)
        {
            for (var j = 0; j < versions.Count; j++)
            {
                Assert.Equal(Math.Sign(i.CompareTo(j)), Math.Sign(versions[i].CompareTo(versions[j])));
            }
        }
    }

    [Fact]
    public void Equals_BuildMetadata_PlaysNoPart()
    {
        var (plain, built) = (SemanticVersion.Parse("1.2.3"), SemanticVersion.Parse("1.2.3+build.007"));

        Assert.True(plain == built);
        Assert.Equal(plain.GetHashCode(), built.GetHashCode());
        Assert.Equal("1.2.3+build.007", built.ToString());
        Assert.False(built.IsPrerelease);
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("v1.2.0", "it begins with v; write 1.2.0")]
    [InlineData("1.2", "it has 2 of three numbers; write 1.2.0")]
    [InlineData("1", "it has 1 of three numbers; write 1.0.0")]
    [InlineData("1.2.3.4", "it needs three numbers with dots between them and has 4")]
    [InlineData("1.x", "it is a range; an exact version is needed")]
    [InlineData("1.02.3", "the minor number \"02\" has a leading zero")]
    [InlineData("1..3", "the minor number is missing")]
    [InlineData("1.2.c", "the patch number \"c\" is not a number")]
    [InlineData("1.2.3-", "the prerelease has an empty part")]
    [InlineData("1.2.3-a..b", "the prerelease has an empty part")]
    [InlineData("1.2.3-01", "the number \"01\" of the prerelease has a leading zero")]
    [InlineData("1.2.3-a_b", "the prerelease holds the character '_'")]
    [InlineData("1.2.3+", "the build metadata has an empty part")]
    [InlineData(" 1.2.3", "the major number \" 1\" is not a number")]
    [InlineData("^1.2.3", "the major number \"^1\" is not a number")]
    [InlineData("\u0661.2.3", "the major number \"\u0661\" is not a number")]
    public void TryParse_NoVersion_SaysWhy(string text, string expected)
    {
        Assert.False(SemanticVersion.TryParse(text, out var version, out var reason));
        Assert.Null(version);
        Assert.Equal(expected, reason);
    }

    [Theory]
    [InlineData("1.0.0-0A.is.legal")]
    [InlineData("1.1.2-prerelease+meta")]
    [InlineData("1.0.0-alpha-a.b-c-somethinglong+build.1-aef.1-its-okay")]
    [InlineData("1.2.3----RC-SNAPSHOT.12.9.1--.12+788")]
    [InlineData("99999999999999999999999.999999999999999999.99999999999999999")]
    public void TryParse_VersionsOfTheSpecificationsSite_AreRead(string text) =>
        Assert.Equal(text, SemanticVersion.Parse(text).ToString());
}
