using System.Buffers.Text;
using System.Text;
using Slipway.Trust.Keyless;

namespace Slipway.Trust.Tests.Keyless;

public sealed class IdentityTokenTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    [Theory]
    [InlineData("""{ "aud": "sigstore", "exp": 1800000060, "sub": "repo:a/b" }""", "repo:a/b")]
    [InlineData("""{ "aud": [ "other", "sigstore" ], "exp": 1800000060.5, "sub": "s", "email": "a@b.test", "email_verified": true }""", "a@b.test")]
    public void Parse_OfAGoodToken_NamesTheSubject(string claims, string subject)
    {
        var token = Parse(claims).Required;

        Assert.Equal(subject, token.Subject);
        Assert.DoesNotContain(token.Text, token.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "aud": "sigstore", "exp": 1800000000, "sub": "s" }""", "SLP6603")]
    [InlineData("""{ "aud": "other", "exp": 1800000060, "sub": "s" }""", "SLP6602")]
    [InlineData("""{ "exp": 1800000060, "sub": "s" }""", "SLP6602")]
    [InlineData("""{ "aud": "sigstore", "exp": 1800000060 }""", "SLP6602")]
    [InlineData("""{ "aud": "sigstore", "exp": 1800000060, "sub": "s", "email": "a@b.test" }""", "SLP6602")]
    [InlineData("""{ "aud": "sigstore", "exp": "soon", "sub": "s" }""", "SLP6602")]
    [InlineData("""{ "aud": "sigstore", "sub": "s" }""", "SLP6602")]
    [InlineData("[]", "SLP6602")]
    public void Parse_OfOneThatGetsNoCertificate_SaysWhy(string claims, string id) => Assert.Equal(id, Assert.Single(Parse(claims).Problems).Id);

    [Theory]
    [InlineData(null, "SLP6601")]
    [InlineData("", "SLP6602")]
    [InlineData("a.b", "SLP6602")]
    [InlineData("a.%%.c", "SLP6602")]
    public void Parse_OfNoToken_IsRefused(string? text, string id) => Assert.Equal(id, Assert.Single(IdentityToken.Parse(text, Now, "t").Problems).Id);

    private static Checked<IdentityToken> Parse(string claims) =>
        IdentityToken.Parse($"e30.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.c2ln\n", Now, "t");
}
