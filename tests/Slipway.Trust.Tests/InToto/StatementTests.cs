using System.Text;
using Slipway.Trust.InToto;

namespace Slipway.Trust.Tests.InToto;

public sealed class StatementTests
{
    private static readonly Sha256Digest Image = Sha256Digest.Of("a manifest"u8);

    [Fact]
    public void ToBytes_ThenParse_KeepsEverything()
    {
        var statement = new Statement([StatementSubject.Of(Image, "registry.test/a")], "https://example.test/p", Encoding.UTF8.GetBytes("""{"a":[1,2]}"""));

        var read = Statement.Parse(statement.ToBytes(), "s").Required;

        Assert.Equal("""{"a":[1,2]}""", Encoding.UTF8.GetString(read.Predicate.Span));
        Assert.Equal("registry.test/a", read.Subjects[0].Name);
        Assert.True(read.IsAbout(Image));
        Assert.False(read.IsAbout(Sha256Digest.Of("another"u8)));
    }

    [Theory]
    [InlineData("""{"_type":"https://in-toto.io/Statement/v2","subject":[{"digest":{}}],"predicateType":"p"}""")]
    [InlineData("""{"_type":"https://in-toto.io/Statement/v1","subject":[],"predicateType":"p"}""")]
    [InlineData("""{"_type":"https://in-toto.io/Statement/v1","subject":[{"digest":{"sha256":1}}],"predicateType":"p"}""")]
    [InlineData("""{"_type":"https://in-toto.io/Statement/v1","subject":[{"digest":{}}]}""")]
    public void Parse_OfAnotherKind_IsRefused(string json) =>
        Assert.Equal("SLP6021", Assert.Single(Statement.Parse(Encoding.UTF8.GetBytes(json), "s").Problems).Id);

    [Fact]
    public void IsAbout_OnlyCountsAProperDigest()
    {
        var statement = Statement.Parse(Encoding.UTF8.GetBytes(
            $$$"""{"_type":"https://in-toto.io/Statement/v0.1","subject":[{"name":"{{{Image.Hex}}}","digest":{"sha1":"{{{Image.Hex}}}","sha256":"sha256:{{{Image.Hex}}}"}}],"predicateType":"p"}"""), "s").Required;

        Assert.False(statement.IsAbout(Image));
    }
}
