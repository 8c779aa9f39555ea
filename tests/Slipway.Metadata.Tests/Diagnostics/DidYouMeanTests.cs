using Slipway.Metadata.Diagnostics;

namespace Slipway.Metadata.Tests.Diagnostics;

public sealed class DidYouMeanTests
{
    private static readonly string[] Keys = ["module", "version", "minServerVersion", "maxServerVersion", "path"];

    [Theory]
    [InlineData("modul", "module")]
    [InlineData("mdoule", "module")]
    [InlineData("VERSION", "version")]
    [InlineData("min_server_version", "minServerVersion")]
    [InlineData("max-server-version", "maxServerVersion")]
    [InlineData("paht", "path")]
    public void Find_NearMiss_NamesTheCandidate(string word, string expected) => Assert.Equal(expected, DidYouMean.Find(word, Keys));

    [Theory]
    [InlineData("")]
    [InlineData("annotations")]
    [InlineData("xyz")]
    public void Find_NothingNear_IsNull(string word) => Assert.Null(DidYouMean.Find(word, Keys));

    [Fact]
    public void Find_HugeWord_IsNullWithoutWork() => Assert.Null(DidYouMean.Find(new string('a', 1_000_000), ["aaaa"]));

    [Fact]
    public void Find_Tie_IsTheOrdinallySmaller() => Assert.Equal("bat", DidYouMean.Find("dat", ["cat", "bat"]));

    [Fact]
    public void Ask_NearMiss_IsAQuestion() => Assert.Equal("did you mean \"path\"?", DidYouMean.Ask("pth", Keys));
}
