using Slipway.Builder.Bundles;

namespace Slipway.Builder.Tests.Bundles;

public sealed class BundlePathTests
{
    [Theory]
    [InlineData("source/a.yaml")]
    [InlineData("source/my policies/été.yaml")]
    [InlineData("source/..a/.b")]
    public void Problem_OfAPathBelowAFolder_IsNone(string path) => Assert.Null(BundlePath.Problem(path));

    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../b")]
    [InlineData("..")]
    [InlineData("./a")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("a\\b")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    public void Problem_OfAPathThatLeadsElsewhere_IsSaid(string path) => Assert.NotNull(BundlePath.Problem(path));

    [Fact]
    public void Problem_OfWhatNoFileSystemTakes_IsSaid()
    {
        Assert.NotNull(BundlePath.Problem(new string('a', 256)));
        Assert.NotNull(BundlePath.Problem(string.Join('/', Enumerable.Repeat("aaaa", 300))));
    }

    [Fact]
    public void Conflict_OfAFileThatIsAFolderElsewhere_IsThatBelowIt()
    {
        Assert.Equal("a/b/c", BundlePath.Conflict(["a/b/c", "a/bb", "a/b"]));
        Assert.Null(BundlePath.Conflict(["a/b/c", "a/bb", "a/c"]));
    }
}
