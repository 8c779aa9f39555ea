using Slipway.Images.Registries.Authentication;

namespace Slipway.Images.Tests.Registries;

public sealed class ChallengeTests
{
    [Fact]
    public void Parse_OfRegistriesChallenge_ReadsItsParameters()
    {
        var challenge = Assert.Single(ChallengeParser.Parse(
            """Bearer realm="https://auth.example/token",service="r.example",scope="repository:a/b:pull,push repository:c:pull",error="insufficient_scope" """));
        Assert.True(challenge.IsBearer);
        Assert.Equal("https://auth.example/token", challenge["Realm"]);
        Assert.Equal("repository:a/b:pull,push repository:c:pull", challenge["scope"]);
        Assert.Equal("insufficient_scope", challenge["error"]);
    }

    [Theory]
    [InlineData("""Basic realm="x", Bearer realm="y" """, "Bearer")]
    [InlineData("""bearer realm=y""", "bearer")]
    [InlineData("""Negotiate, Basic realm="a \"quoted\" name" """, "Basic")]
    [InlineData("""NTLM , ,Basic realm = "x" , charset="UTF-8" """, "Basic")]
    [InlineData("""Negotiate dG9rZW4=""", null)]
    [InlineData("", null)]
    [InlineData("=\"", null)]
    public void Choose_OfSeveral_TakesWhatItCanAnswer(string header, string? scheme) =>
        Assert.Equal(scheme, Challenge.Choose([header])?.Scheme);

    [Fact]
    public void Choose_OfSeveralHeaders_PrefersBearer() =>
        Assert.Equal("y", Challenge.Choose(["Basic realm=\"x\"", "Bearer realm=\"y\""])!["realm"]);

    [Theory]
    [InlineData("Basic realm=\"unterminated")]
    [InlineData("Basic realm=\"x\\")]
    [InlineData("\u0001\u0002")]
    public void Parse_OfDamagedHeader_DoesNotThrow(string header) => Assert.InRange(ChallengeParser.Parse(header).Count, 0, 1);

    [Fact]
    public void ScopeSet_InAnyOrder_IsTheSame()
    {
        var one = ScopeSet.Parse("repository:b/x:pull repository:a/x:push,pull");
        var other = ScopeSet.Parse("repository:a/x:pull,push  repository:b/x:pull repository:a/x:pull");
        Assert.Equal(one, other);
        Assert.Equal(["repository:a/x:pull,push", "repository:b/x:pull"], one.Scopes);
    }

    [Fact]
    public void ScopeSet_ToWriteWith_ComesFirst() =>
        Assert.Equal(["repository:z:pull,push", "repository:a:pull"], ScopeSet.Push("z").Union(ScopeSet.Pull("a")).Scopes);

    [Theory]
    [InlineData("repository:a:pull,push", "repository:a:pull", true)]
    [InlineData("repository:a:pull", "repository:a:pull,push", false)]
    [InlineData("repository:a:*", "repository:a:push", true)]
    [InlineData("repository:a:pull repository:b:pull", "repository:b:pull", true)]
    [InlineData("repository:a:pull", "repository:b:pull", false)]
    [InlineData("repository:host:5000/a:pull", "repository:host:5000/a:pull", true)]
    [InlineData("nonsense", "", true)]
    public void Covers_ComparesActionsByResource(string held, string wanted, bool covers) =>
        Assert.Equal(covers, ScopeSet.Parse(held).Covers(ScopeSet.Parse(wanted)));
}
